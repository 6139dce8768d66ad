import { useQuery } from '@tanstack/react-query';

/** Where the product hands out the program that checks it. */
export const VERIFIER_PATH = '/verify/liandong-verify.tgz';

/** The SHA-256 of the program, as the server computes it. */
export function useVerifierSum() {
  return useQuery({
    queryKey: ['verifier-sum'],
    queryFn: async () => {
      const response = await fetch(`${VERIFIER_PATH}.sha256`);
      const [sum = ''] = (await response.text()).split(' ');
      if (!response.ok || !/^[0-9a-f]{64}$/.test(sum)) throw new Error('no verifier');
      return sum;
    },
  });
}
