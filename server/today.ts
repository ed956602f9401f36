export { todayInVietnam } from '../bot/vietnam-time';
