import { Button, FileButton, Group, Input, TextInput } from '@mantine/core';
import { useSession } from '../api/context';
import { type CampaignPicture, pictureAddress } from '../api/outreach';
import { Failure } from '../shared/failure';
import { useDeed } from '../shared/use-deed';
import { outreachTexts } from './texts';

/** As the server takes them; it looks at the content itself. */
const TYPES = 'image/png,image/jpeg,image/webp';

interface Props {
  picture: CampaignPicture | undefined;
  onChange: (picture: CampaignPicture | undefined) => void;
}

/** Brings a picture from this machine, and asks what it shows. */
export function PictureField({ picture, onChange }: Props) {
  const { api } = useSession();
  const deed = useDeed(
    (file: File) => api.bringPicture(file),
    ({ id }) => onChange({ id, alt: picture?.alt ?? '' }),
  );
  return (
    <Input.Wrapper label={outreachTexts.picture} description={outreachTexts.pictureLead}>
      <Group align="end" mt={4}>
        {picture && <img className="brought-picture" src={pictureAddress(picture.id)} alt={picture.alt} />}
        {picture && (
          <TextInput
            required
            className="picture-alt"
            label={outreachTexts.pictureAlt}
            value={picture.alt}
            maxLength={200}
            onChange={(event) => onChange({ ...picture, alt: event.currentTarget.value })}
          />
        )}
        <FileButton accept={TYPES} onChange={(file) => file && deed.run(file)}>
          {(button) => (
            <Button {...button} variant="default" loading={deed.busy}>
              {picture ? outreachTexts.otherPicture : outreachTexts.bringPicture}
            </Button>
          )}
        </FileButton>
        {picture && (
          <Button variant="default" onClick={() => onChange(undefined)}>
            {outreachTexts.withoutPicture}
          </Button>
        )}
      </Group>
      {deed.failure !== undefined && <Failure error={deed.failure} what={outreachTexts.bringFailed} />}
    </Input.Wrapper>
  );
}
