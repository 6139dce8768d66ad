import type { DemoContext } from './context.js';
import {
  districtPlan,
  gridNameEnds,
  gridNameStarts,
  partnerUnitNames,
  propertyCompanyNames,
  socialOrganizationNames,
  streetPlans,
} from './data/places.js';
import type { DemoOrganization } from './district.js';

/** The tree and the partners, before anybody answers for a grid. */
export class DemoTree {
  readonly all: DemoOrganization[] = [];

  constructor(private readonly context: DemoContext) {}

  add(parent: DemoOrganization | null, kind: DemoOrganization['kind'], code: string, name: string) {
    const path = `${parent?.path ?? '/'}${code}/`;
    const organization: DemoOrganization = {
      id: this.context.id('organization', path),
      parentId: parent?.id ?? null,
      kind,
      name,
      code,
      path,
      responsibleUnitId: null,
      contactId: null,
    };
    this.all.push(organization);
    return organization;
  }

  ofKind(...kinds: DemoOrganization['kind'][]): DemoOrganization[] {
    return this.all.filter((organization) => kinds.includes(organization.kind));
  }

  /** The street or community with this code. */
  byCode(code: string): DemoOrganization {
    const found = this.ofKind('district', 'street', 'community').find((candidate) => candidate.code === code);
    if (found === undefined) throw new RangeError(`no street or community has the code ${code}`);
    return found;
  }

  /** The organisations of a kind that a path leads to. */
  below(path: string, kind: DemoOrganization['kind']): DemoOrganization[] {
    return this.ofKind(kind).filter((organization) => organization.path.startsWith(path));
  }
}

/** The five-level chain district → street → community → area → grid, and the partners beside it. */
export function growTree(context: DemoContext): DemoTree {
  const tree = new DemoTree(context);
  const district = tree.add(null, 'district', districtPlan.code, districtPlan.name);
  for (const streetPlan of streetPlans) {
    const street = tree.add(district, 'street', streetPlan.code, streetPlan.name);
    for (const communityPlan of streetPlan.communities) {
      const community = tree.add(street, 'community', communityPlan.code, communityPlan.name);
      for (const area of communityPlan.areas) tree.add(community, 'area', area.code, area.name);
    }
  }
  addPartners(context, tree, district);
  addGrids(context, tree);
  return tree;
}

function addPartners(context: DemoContext, tree: DemoTree, district: DemoOrganization): void {
  const number = (index: number) => String(index + 1).padStart(2, '0');
  partnerUnitNames.forEach((name, index) => tree.add(district, 'partnerUnit', `unit-${number(index)}`, name));
  propertyCompanyNames.forEach((name, index) =>
    tree.add(district, 'propertyCompany', `property-${number(index)}`, name),
  );
  socialOrganizationNames.forEach((name, index) =>
    tree.add(district, 'socialOrganization', `social-${number(index)}`, name),
  );
  const communities = context.random('owners-committees').shuffle(tree.ofKind('community'));
  for (let index = 0; index < context.figures.ownersCommittees; index += 1) {
    const community = communities[index % communities.length];
    const compound = gridNameStarts[index];
    if (community === undefined || compound === undefined)
      throw new RangeError('too many owners’ committees');
    tree.add(community, 'ownersCommittee', `owners-${number(index)}`, `${compound}花园业主委员会`);
  }
}

function addGrids(context: DemoContext, tree: DemoTree): void {
  const random = context.random('grids');
  const areas = tree.ofKind('area');
  const compounds = random.shuffle(
    gridNameStarts.flatMap((start) => gridNameEnds.map((end) => `${start}${end}`)),
  );
  const responsible = tree.ofKind('partnerUnit', 'propertyCompany');
  for (let index = 0; index < context.figures.dedicatedGrids; index += 1) {
    const area = areas[index % areas.length];
    const compound = compounds[index];
    if (area === undefined || compound === undefined) throw new RangeError('too many dedicated grids');
    const code = `z${String(Math.floor(index / areas.length) + 1).padStart(2, '0')}`;
    const grid = tree.add(area, 'dedicatedGrid', code, `${compound}专属网格`);
    grid.responsibleUnitId = random.pick(responsible).id;
  }
  for (let index = 0; index < context.figures.generalGrids; index += 1) {
    const area = areas[index % areas.length];
    if (area === undefined) throw new RangeError('no area for a general grid');
    const number = Math.floor(index / areas.length) + 1;
    const grid = tree.add(
      area,
      'generalGrid',
      `g${String(number).padStart(2, '0')}`,
      `${area.name}第${number}综合网格`,
    );
    grid.responsibleUnitId = communityAbove(tree, grid).id;
  }
}

/** The community that a grid lies in. */
export function communityAbove(tree: DemoTree, grid: DemoOrganization): DemoOrganization {
  const community = tree.ofKind('community').find((candidate) => grid.path.startsWith(candidate.path));
  if (community === undefined) throw new RangeError(`${grid.path} lies in no community`);
  return community;
}
