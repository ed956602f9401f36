/** `natural` is imported by sub-paths (its root import is slow and prints); these are the parts that we use. */
declare module 'natural/lib/natural/tokenizers/aggressive_tokenizer_vi' {
  export default class AggressiveTokenizerVi {
    tokenize(text: string): string[];
  }
}
