import { campaignContract } from './contract/campaigns';
import { caseContract } from './contract/cases';
import { conversationContract } from './contract/conversations';
import { mediaContract } from './contract/media';
import { newsContract } from './contract/news';
import type { KeeperUnderTest, Room } from './contract/room';
import { keyChangeContract, keyContract } from './contract/keys';
import { learningContract } from './contract/learning';
import { editionContract } from './contract/editions';
import { secrecyContract } from './contract/secrecy';
import { sharingContract } from './contract/sharing';
import { staffContract } from './contract/staff';
import { unansweredContract } from './contract/unanswered';

/** The promises that every keeper of the store makes; run unchanged for each. */
export function keeperContract(name: string, keeper: KeeperUnderTest): void {
  inRoom(name, keeper, (room) => {
    conversationContract(room);
    caseContract(room);
    mediaContract(room);
    unansweredContract(room);
    learningContract(room);
    campaignContract(room, keeper);
    editionContract(room);
    staffContract(room);
    newsContract(room);
    secrecyContract(room, keeper);
    keyContract(room);
    keyChangeContract(room, keeper);
  });
}

/** The further promises of a keeper whose database several processes may share. */
export function sharedKeeperContract(name: string, keeper: KeeperUnderTest): void {
  inRoom(name, keeper, sharingContract);
}

function inRoom(name: string, keeper: KeeperUnderTest, contract: (room: Room) => void): void {
  describe(`the ${name} keeper`, () => {
    const room = { reopen: () => keeper.reopen() } as Room;
    beforeEach(async () => void (room.store = await keeper.open()));
    afterEach(() => room.store.close());
    contract(room);
  });
}
