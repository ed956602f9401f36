import { isOffer } from '../../../bot/offers/detect';
import type { Intent } from '../../../knowledge/schema';
import { loadChecker } from './checker';

const check = loadChecker();
const hears = (text: string, intent: Intent, confidence = 0.9) => isOffer(text, check(text), { intent, confidence });

describe('a message that holds an offer', () => {
  it.each<[string, Intent, string]>([
    [
      'a notice of an office',
      'out_of_scope',
      'UBND xã thông báo nhận hồ sơ lao động thời vụ đi Hàn Quốc, hồ sơ nộp tại bộ phận một cửa, không thu phí.',
    ],
    [
      'an advert for an organ',
      'out_of_scope',
      'Tìm người nhóm máu A khoẻ mạnh sẵn lòng cho một bên thận, gia đình gửi 480 triệu, lo ăn ở tới ngày mổ, nhắn zalo.',
    ],
    [
      'an advert for a child',
      'out_of_scope',
      'Nhận nuôi dưỡng mẹ bầu khó khăn, có phòng riêng, sinh xong bồi dưỡng mẹ 50 triệu, bé có gia đình tốt đón. Lh chị Hoa 09xx xxx 118.',
    ],
    [
      'a lure that was read as a story of danger',
      'self_in_danger',
      'Tuyển bạn ghe câu, ứng trước 20 triệu, giấy tờ tài công giữ, 6 tháng vô bờ một lần, liên hệ tư Lý 09xx xxx 332, bao ăn ở.',
    ],
    [
      'a lure among the ways that somebody chooses between',
      'offer_check',
      'Bạn em rủ qua Campuchia đánh máy 900 đô, chú thì bảo đi Lào, em nên đi nước nào',
    ],
    [
      'an offer of which it is not told where it leads',
      'offer_check',
      'Chị Hoa tuyển 20 bạn lương 35 triệu, bao ăn ở, đóng cọc 10 triệu giữ chỗ, mà chị không nói đi nước nào',
    ],
    [
      'a lure to Cambodia by who says that nobody asked for money',
      'offer_check',
      'Chưa có ai đòi tiền, anh Tí rủ em qua Campuchia trực chat lương 25 triệu bao ăn ở, cần hộ chiếu không cũng được',
    ],
    ['an advert in Chinese', 'offer_check', '招聘越南客服，西港，底薪8000，包吃住'],
  ])('is heard: %s', (_, intent, text) => {
    expect(hears(text, intent)).toBe(true);
  });
});

describe('a message in words of offers that holds none', () => {
  it.each<[string, Intent, string]>([
    [
      'pay that was heard of, where nobody offers anything',
      'offer_check',
      'Không có lời mời nào cả, em chỉ muốn tìm hiểu đi Hàn làm nông nghiệp lương 40 triệu',
    ],
    ['a question about the law', 'fees_deposits', 'Phí dịch vụ đi Nhật tối đa mấy tháng lương vậy ạ?'],
    [
      'a report of what others do',
      'report_tip',
      'Tôi báo tin: có nhóm ở xóm trọ chuyên gom thanh niên đưa sang bên kia, tôi có biển số xe.',
    ],
    [
      'a cry for help',
      'self_in_danger',
      'cứu em, em bị giữ hộ chiếu ở công ty game bên Campuchia, họ đòi 100 triệu mới cho về',
    ],
    [
      'money that is lost',
      'broker_fraud',
      'Em đóng 40 triệu cho trung tâm đi Ba Lan rồi họ khoá máy, em muốn làm đơn đòi lại',
    ],
    ['thanks', 'thanks_bye', 'Em cảm ơn chị, nhờ chị chỉ cách kiểm tra mà em không đi Campuchia nữa'],
    [
      'somebody who chooses between ways that they heard of',
      'market_info',
      'Em 22 tuổi, nghe bảo đi Đức làm điều dưỡng lương 60 triệu, đi Nhật lương 32 triệu, phí 140 triệu. Em nên chọn nước nào ạ',
    ],
    ['a bill', 'offer_check', 'Hóa đơn tiền điện tháng 10'],
  ])('is not taken for one: %s', (_, intent, text) => {
    expect(hears(text, intent)).toBe(false);
  });
});
