import { writeFileSync } from 'node:fs';
import { composeNatsConfig } from './compose-nats.js';

writeFileSync(new URL('../../compose/nats.conf', import.meta.url), composeNatsConfig());
