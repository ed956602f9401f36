/** The parts of libraries without types that reading is compared with; `natural` by sub-path: its root prints to stdout. */
declare module 'natural/lib/natural/classifiers/bayes_classifier' {
  export default class BayesClassifier {
    addDocument(words: string[], label: string): void;
    train(): void;
    classify(words: string[]): string;
  }
}
declare module 'node-nlp' {
  export class NlpManager {
    constructor(settings: object);
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    /** The likeliest first. */
    process(language: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
  }
}
