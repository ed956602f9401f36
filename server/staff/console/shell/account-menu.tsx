import { Button, Menu, useMantineColorScheme } from '@mantine/core';
import { useContext } from 'react';
import { useSession } from '../api/context';
import { roleLabels } from '../labels';
import { DraftsContext } from '../shared/drafts';
import { explain } from '../shared/failure';
import { LINKS } from '../shared/route';
import { headerTexts, sessionTexts } from '../texts';
import { notify } from '../shared/notify';

const SCHEMES = [
  ['auto', headerTexts.schemeAuto],
  ['light', headerTexts.schemeLight],
  ['dark', headerTexts.schemeDark],
] as const;

/** Who is signed in, and what belongs to that person. */
export function AccountMenu() {
  const { me } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useSignOut();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button className="account" size="compact-sm" variant="default" aria-label={headerTexts.menu(me.name)}>
          <span className="account-name">{me.name}</span>&nbsp;▾
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.name} · {roleLabels[me.role]}
        </Menu.Label>
        <Menu.Item component="a" href={LINKS.account}>
          {headerTexts.page.account}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{headerTexts.scheme}</Menu.Label>
        {SCHEMES.map(([scheme, label]) => (
          <Menu.Item
            key={scheme}
            leftSection={colorScheme === scheme ? '✓' : ' '}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={leave}>{sessionTexts.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Signs out, not without asking when something typed would be lost. */
function useSignOut(): () => void {
  const { signOut } = useSession();
  const drafts = useContext(DraftsContext);
  return () => {
    if (drafts.any && !window.confirm(sessionTexts.signOutWithDrafts)) return;
    signOut().catch((error: unknown) => {
      notify({ color: 'red', title: sessionTexts.signOutFailed, message: explain(error).reason, autoClose: false });
    });
  };
}
