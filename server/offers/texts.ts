import type { Warned } from './card/warned';
import type { PictureProblem } from './pictures/picture-error';

/** Words on the card that people pass on. It names nobody and quotes nothing. */
export const CARD = {
  title: 'Hải Đăng · Kiểm tra lời mời việc làm',
  why: 'Vì sao',
  foot: 'Hỏi hoặc báo tin: 111, miễn phí, ngày đêm',
  verdict: {
    dangerous: 'NGUY HIỂM',
    suspicious: 'ĐÁNG NGHI',
  } satisfies Record<Warned, string>,
  advice: {
    dangerous: 'Gặp lời mời như vậy: đừng đi, đừng nộp tiền, đừng đưa giấy tờ.',
    suspicious: 'Gặp lời mời như vậy: khoan nộp tiền. Tra giấy phép trước đã.',
  } satisfies Record<Warned, string>,
};

/** What is said when a picture cannot be read. */
export const PICTURE_PROBLEMS: Record<PictureProblem, string> = {
  not_a_picture: 'Tệp này không phải ảnh. Bạn chụp màn hình tin tuyển dụng rồi gửi ảnh đó, hoặc chép chữ vào ô.',
  too_large: 'Ảnh lớn quá. Bạn chụp lại màn hình, hoặc cắt lấy phần có chữ rồi gửi.',
  animated: 'Ảnh này là ảnh động. Bạn chụp màn hình phần có chữ rồi gửi.',
  broken: 'Ảnh bị hỏng, mình không mở được. Bạn chụp lại rồi gửi nhé.',
  too_slow: 'Ảnh khó đọc quá. Bạn cắt lấy phần có chữ, hoặc chép chữ vào ô.',
  busy: 'Đang có nhiều ảnh chờ. Bạn thử lại sau một phút, hoặc chép chữ vào ô.',
  no_text: 'Mình không thấy chữ trong ảnh. Bạn chụp gần hơn, rõ hơn, đủ sáng, rồi gửi lại nhé.',
};

/** Too many calls from one address. */
export const BUSY = 'Đang có nhiều người dùng. Bạn thử lại sau một phút nhé.';
