import type { CampaignStore } from '../store/contract/campaigns';
import { type RedrawnPicture, redrawPicture } from './picture';

/** What names a picture: sixteen bytes of its digest, and its type. */
export const PICTURE_ID = /^[0-9a-f]{32}\.(?:png|jpg)$/;

/** Where a picture is: for everybody once it is published, for editors before; and its weight in bytes. */
export interface PicturePlace {
  address: string;
  draftAddress: string;
  size: number;
}

type Pictures = Pick<
  CampaignStore,
  'keepPicture' | 'pictureStanding' | 'readPicture' | 'publishPicture' | 'purgePictures' | 'list'
>;

interface Ports {
  store: Pictures;
  publicUrl: string;
  now: () => number;
}

/** By path: the one is asked by platforms and the chat page, the other by editors alone. */
export const PUBLIC_PATH = '/hinh';
const DRAFT_PATH = '/api/campaigns/pictures';

/**
 * Pictures that editors bring for campaigns. Nobody outside sees one before a second person has approved a campaign with it: the
 * platforms fetch it by its public address when it is sent.
 */
export class CampaignPictures {
  constructor(private readonly ports: Ports) {}

  /** Redraws and keeps it; the same picture again is the same one. Raises MediaError. */
  async keep(brought: Buffer): Promise<RedrawnPicture> {
    const picture = await redrawPicture(brought);
    await this.ports.store.keepPicture({ ...picture, at: this.ports.now() });
    return picture;
  }

  /** Undefined when there is none of this id. */
  async placeOf(id: string): Promise<PicturePlace | undefined> {
    const standing = await this.ports.store.pictureStanding(id);
    return standing && { address: this.addressOf(id), draftAddress: this.draftAddressOf(id), size: standing.size };
  }

  addressOf(id: string): string {
    return `${this.ports.publicUrl}${PUBLIC_PATH}/${id}`;
  }

  draftAddressOf(id: string): string {
    return `${this.ports.publicUrl}${DRAFT_PATH}/${id}`;
  }

  read(id: string): Promise<Buffer | undefined> {
    return this.ports.store.readPicture(id);
  }

  async readPublished(id: string): Promise<Buffer | undefined> {
    const standing = await this.ports.store.pictureStanding(id);
    return standing?.isPublished ? this.read(id) : undefined;
  }

  publish(id: string): Promise<void> {
    return this.ports.store.publishPicture(id, this.ports.now());
  }
}

const MOST_CAMPAIGNS = 10_000;

/** Removes what editors brought before a moment (epoch ms) and no campaign shows. */
export async function purgePictures(store: Pick<Pictures, 'list' | 'purgePictures'>, before: number): Promise<void> {
  const used = (await store.list(MOST_CAMPAIGNS)).flatMap(({ picture }) => picture?.id ?? []);
  await store.purgePictures(before, used);
}

/** The type of a picture, by its id. */
export const pictureType = (id: string): string => (id.endsWith('.png') ? 'image/png' : 'image/jpeg');
