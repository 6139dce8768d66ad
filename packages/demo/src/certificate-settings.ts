import { readFileSync } from 'node:fs';

/** The recording unit of the demonstration district, and a seal that says that it is a specimen (演示样章). */
export function demoCertificateSettings() {
  return {
    platformName: '巴宜区志愿服务',
    recordingUnit: '巴宜区志愿服务指导中心（演示）',
    seal: readFileSync(new URL('../assets/demo-seal.png', import.meta.url)).toString('base64'),
  };
}
