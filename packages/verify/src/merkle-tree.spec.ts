import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { consistencyProof, isConsistent } from './consistency.js';
import { inclusionProof, rootFromInclusion } from './inclusion.js';
import { emptyRoot, GrowingTree, leafHash, nodeHash } from './merkle-tree.js';
import { subtreesOf, type SubtreeAddress } from './subtrees.js';

/** The leaves, roots and proofs of the Certificate Transparency reference tests (RFC 6962). */
const ctLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Buffer.from(hex, 'hex')));
const ctRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** The root by the words of RFC 6962, 2.1: slow, and written apart from what it tests. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = leaves;
  if (!first) return emptyRoot();
  if (others.length === 0) return first;
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return nodeHash(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
}

function lookUpIn(leaves: readonly Uint8Array[]) {
  return ({ level, index }: SubtreeAddress) =>
    rootByDefinition(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
}

function treeOf(leaves: readonly Uint8Array[]): GrowingTree {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.addLeaf(leaf);
  return tree;
}

const hex = (hashes: readonly Uint8Array[]) => hashes.map((hash) => Buffer.from(hash).toString('hex'));
const leafLists = (minLength: number) =>
  fc.array(
    fc.uint8Array({ minLength: 1, maxLength: 4 }).map((entry) => leafHash(entry)),
    {
      minLength,
      maxLength: 70,
    },
  );

describe('the published vectors of RFC 6962', () => {
  it('hash the empty tree', () => {
    expect(emptyRoot().toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it.each(ctRoots.map((root, index) => [index + 1, root]))('hash a tree of %i leaves', (size, root) => {
    expect(
      treeOf(ctLeaves.slice(0, Number(size)))
        .root()
        .toString('hex'),
    ).toBe(root);
  });

  it.each([
    [0, 1, []],
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [
      1,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('prove that leaf %i is in a tree of %i', (index, size, proof) => {
    expect(hex(inclusionProof(index, size, lookUpIn(ctLeaves)))).toEqual(proof);
  });

  it.each([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('prove that a tree of %i became one of %i', (older, newer, proof) => {
    expect(hex(consistencyProof(older, newer, lookUpIn(ctLeaves)))).toEqual(proof);
  });
});

describe('a growing tree', () => {
  it('has the root that RFC 6962 defines, at every size', () => {
    fc.assert(
      fc.property(leafLists(0), (leaves) => {
        expect(treeOf(leaves).root()).toEqual(Buffer.from(rootByDefinition(leaves)));
      }),
    );
  });

  it('has the same root when any part of it is known only by its subtrees', () => {
    fc.assert(
      fc.property(leafLists(1), fc.nat(), fc.nat(), (leaves, a, b) => {
        const from = a % leaves.length;
        const to = from + (b % (leaves.length - from + 1));
        const tree = treeOf(leaves.slice(0, from));
        for (const address of subtreesOf({ from, to }))
          tree.addSubtree(address.level, lookUpIn(leaves)(address));
        for (const leaf of leaves.slice(to)) tree.addLeaf(leaf);
        expect(tree.root()).toEqual(Buffer.from(rootByDefinition(leaves)));
      }),
    );
  });

  it('takes no subtree where none may begin', () => {
    expect(() => treeOf(ctLeaves.slice(0, 3)).addSubtree(1, emptyRoot())).toThrow('begins at 3');
  });

  it.each([
    ['changes a leaf', (leaves: Buffer[], at: number) => leaves.with(at, leafHash('changed'))],
    ['removes a leaf', (leaves: Buffer[], at: number) => leaves.toSpliced(at, 1)],
    ['inserts a leaf', (leaves: Buffer[], at: number) => leaves.toSpliced(at, 0, leafHash('inserted'))],
    [
      'swaps two leaves',
      (leaves: Buffer[], at: number) => {
        const next = (at + 1) % leaves.length;
        const [here = leafHash(''), there = leafHash('')] = [leaves[at], leaves[next]];
        return leaves.with(at, there).with(next, here);
      },
    ],
  ])('has another root when somebody %s', (_what, tamper) => {
    const distinct = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(distinct, fc.nat(), (entries, position) => {
        const leaves = entries.map((entry) => leafHash(`entry ${entry}`));
        const tampered = tamper(leaves, position % leaves.length);
        expect(treeOf(tampered).root()).not.toEqual(treeOf(leaves).root());
      }),
    );
  });
});

describe('an inclusion proof', () => {
  it('leads from each leaf to the root, with one hash a level', () => {
    fc.assert(
      fc.property(leafLists(1), fc.nat(), (leaves, any) => {
        const index = any % leaves.length;
        const proof = inclusionProof(index, leaves.length, lookUpIn(leaves));
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(leaves.length)));
        const leaf = leaves[index] ?? emptyRoot();
        expect(rootFromInclusion(leaf, index, leaves.length, proof)).toEqual(treeOf(leaves).root());
      }),
    );
  });

  it('does not hold for another leaf, place or size, nor with a hash more or less', () => {
    const size = 7;
    const root = treeOf(ctLeaves.slice(0, size)).root();
    const proof = inclusionProof(3, size, lookUpIn(ctLeaves));
    const leaf = ctLeaves[3] ?? emptyRoot();
    const otherwise = [
      rootFromInclusion(leafHash('other'), 3, size, proof),
      rootFromInclusion(leaf, 2, size, proof),
      rootFromInclusion(leaf, 3, 9, proof),
      rootFromInclusion(leaf, 3, size, proof.slice(1)),
      rootFromInclusion(leaf, 3, size, [...proof, root]),
      rootFromInclusion(leaf, 7, size, proof),
      rootFromInclusion(leaf, -1, size, proof),
      rootFromInclusion(leaf, 0.5, size, proof),
    ];
    expect(rootFromInclusion(leaf, 3, size, proof)).toEqual(root);
    for (const found of otherwise) expect(found).not.toEqual(root);
  });
});

describe('a consistency proof', () => {
  it('shows for any two sizes that the older tree is the beginning of the newer', () => {
    fc.assert(
      fc.property(leafLists(1), fc.nat(), (leaves, any) => {
        const size = any % (leaves.length + 1);
        const older = { size, root: treeOf(leaves.slice(0, size)).root() };
        const newer = { size: leaves.length, root: treeOf(leaves).root() };
        const proof = consistencyProof(size, leaves.length, lookUpIn(leaves));
        expect(isConsistent(older, newer, proof)).toBe(true);
      }),
    );
  });

  it('does not hold when a leaf of the older tree was changed', () => {
    fc.assert(
      fc.property(leafLists(2), fc.nat(), fc.nat(), (leaves, anySize, anyLeaf) => {
        const size = 1 + (anySize % (leaves.length - 1));
        const changed = leaves.with(anyLeaf % size, leafHash('changed afterwards'));
        const older = { size, root: treeOf(leaves.slice(0, size)).root() };
        const newer = { size: leaves.length, root: treeOf(changed).root() };
        const proof = consistencyProof(size, leaves.length, lookUpIn(changed));
        expect(isConsistent(older, newer, proof)).toBe(false);
      }),
    );
  });

  it('does not hold with a hash more or less, nor backwards', () => {
    const at = (size: number) => ({ size, root: treeOf(ctLeaves.slice(0, size)).root() });
    const proof = consistencyProof(3, 7, lookUpIn(ctLeaves));
    expect(isConsistent(at(3), at(7), proof)).toBe(true);
    expect(isConsistent(at(3), at(7), proof.slice(1))).toBe(false);
    expect(isConsistent(at(3), at(7), [...proof, at(7).root])).toBe(false);
    expect(isConsistent(at(7), at(3), proof)).toBe(false);
    expect(isConsistent(at(3), at(7), [])).toBe(false);
  });
});
