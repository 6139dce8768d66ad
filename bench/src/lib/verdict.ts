/** One line for one goal: what was measured, what was wanted, and whether it is met. */
export function verdict(what: string, measured: number, relation: '>=' | '<=' | '<', goal: number): void {
  const met = relation === '>=' ? measured >= goal : relation === '<' ? measured < goal : measured <= goal;
  const figure = Math.abs(measured) >= 100 ? measured.toFixed(0) : measured.toFixed(2);
  console.log(`${met ? 'met    ' : 'NOT MET'}  ${what}: ${figure} (goal ${relation} ${goal})`);
}
