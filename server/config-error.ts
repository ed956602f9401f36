/** Raised when a variable is missing or wrong; the message is the one line that the operator sees. */
export class ConfigError extends Error {
  readonly code = 'CONFIG';
}
