/** Somebody says plainly that they, or somebody with them, want to end their life; without accents, where "tu van" is advice. */
const PLAINLY = [
  /\b(?:muon|dinh|tinh|doi|nghi (?:den|toi) (?:chuyen |viec )?|chi con|se|chac|sap) ?(?:di |la |duoc )?(?:tu tu|tu sat|ket lieu)\b/,
  /\b(?:muon|chi muon|thiet|nghi (?:den|toi) (?:cai |chuyen )?) ?(?:duoc )?chet\b/,
  /\b(?:khong|chang|dau|het) (?:con )?(?:muon|thiet) (?:song|ton tai)\b/,
  /\b(?:chan song|song (?:lam|de lam) gi nua|chet (?:cho|di cho|quach cho) (?:xong|roi|nhe|dep))\b/,
];
/** "Đói muốn chết", "mệt chỉ muốn chết": how much, and nothing else. */
const SAYING =
  /\b(?:doi|met|nong|lanh|ngai|so|buon ngu|cuoi|mac cuoi|dau|ban|khat|xau ho|hoi hop|them|thich|vui|ghen|chan|luoi|nho|ngua|buon cuoi|thieu|deadline|thi cu)(?: qua| bung| lung| rang| dau| chan| tay)?(?: ma)?(?: chi)? (?:muon|thiet) chet\b/;
/** Not wanted, supposed, taught, or asked about in general. */
const ELSE =
  /\b(?:khong (?:he |dam |bao gio )?(?:muon|nghi (?:den|toi)|dinh) (?:chuyen |viec )?(?:chet|tu tu|tu sat)|khong tu tu|tap huan|can bo|nan nhan|bai tap|phim|truyen|nguoi ta|nguoi hay noi|bai van|phan tich|deadline|diem liet|thi bang lai|crush)\b/;

/** Whether somebody speaks of wanting to die in words that mean it: then a person must be called (domain §6, P08). */
export const wantsToDie = (spelt: string): boolean =>
  PLAINLY.some((pattern) => pattern.test(spelt)) && !SAYING.test(spelt) && !ELSE.test(spelt);
