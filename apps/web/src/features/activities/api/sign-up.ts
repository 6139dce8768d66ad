import { SignUp } from '@liandong/contracts/activities/sign-up';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { activityKeys } from './activity-keys.js';

type SignUpChange = 'signUp' | 'withdraw';

function changeSignUp(id: string, change: SignUpChange): Promise<SignUp> {
  return change === 'signUp'
    ? request({ method: 'POST', path: `/activities/${id}/sign-ups` }, checked(SignUp))
    : request({ method: 'DELETE', path: `/activities/${id}/sign-ups/mine` }, checked(SignUp));
}

/** Signs up for an activity or withdraws; what shows sign-ups elsewhere is read again. */
export function useChangeSignUp(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: SignUpChange) => changeSignUp(id, change),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: activityKeys.all }),
        queries.invalidateQueries({ queryKey: ['me'] }),
      ]),
  });
}
