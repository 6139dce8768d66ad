import type { Direction } from '@liandong/contracts/check-ins/check-in';
import { useSearchParams } from 'react-router';

/**
 * Whether people come or leave now. It stands in the address: who loads the page again at the end of an activity
 * still shows the code that people leave by.
 */
export function useDirection(): [Direction, (chosen: Direction) => void] {
  const [params, setParams] = useSearchParams();
  const direction = params.get('direction') === 'out' ? 'out' : 'in';
  return [direction, (chosen) => setParams({ direction: chosen }, { replace: true })];
}
