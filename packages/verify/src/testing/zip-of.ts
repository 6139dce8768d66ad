import { crc32, deflateRawSync } from 'node:zlib';

/** One file to put into an archive; `lies` are written instead of the truth. */
export interface ZipMember {
  readonly name: string;
  readonly content: string | Buffer;
  readonly method?: 0 | 8;
  readonly lies?: { readonly crc?: number; readonly size?: number; readonly method?: number };
}

/** A ZIP archive (APPNOTE.TXT 4.3) of these files. */
export function zipOf(...members: readonly ZipMember[]): Buffer {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, content, method = 8, lies = {} } of members) {
    const plain = Buffer.from(content);
    const stored = method === 8 ? deflateRawSync(plain) : plain;
    const about = Buffer.alloc(26);
    about.writeUInt16LE(lies.method ?? method, 4);
    about.writeUInt32LE(lies.crc ?? crc32(plain), 10);
    about.writeUInt32LE(stored.length, 14);
    about.writeUInt32LE(lies.size ?? plain.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, Buffer.from(name), stored]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), about, place, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
