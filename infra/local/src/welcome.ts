import { networkInterfaces } from 'node:os';
import { demoSignIns } from '@liandong/demo/sign-ins';

/** What is printed when everything runs. */
export function welcome(system: { url: string; port: number }, demo: boolean, logs: string): string {
  const lan = lanAddress();
  return [
    '',
    `  Liandong 联动   ${system.url}`,
    ...(lan === undefined ? [] : [`  in this network  http://${lan}:${system.port}`]),
    ...(demo ? signIns(system.url) : []),
    '',
    `  Logs: ${logs}   Stop: Ctrl-C`,
    '',
  ].join('\n');
}

function signIns(url: string): string[] {
  return [
    '',
    '  Sign in with one of these phone numbers 用以下手机号登录:',
    ...demoSignIns.map(
      ({ phone, name, role, zh, en }) => `    ${phone}  ${name} (${role})\n      ${zh}\n      ${en}`,
    ),
    `  The one-time code appears at 验证码见  ${url}/dev/mailbox`,
  ];
}

function lanAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find((address) => address.family === 'IPv4' && !address.internal)?.address;
}
