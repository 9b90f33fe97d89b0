package dev.carrel.engine.answer;

/** Hears an answer while it is written, on the thread that writes it; returns at once. */
public interface AnswerListener {
  /** Hears nothing. */
  AnswerListener SILENT =
      new AnswerListener() {
        @Override
        public void quote(Quote quote) {}

        @Override
        public void text(String more) {}
      };

  /** A quote was given and looked up. Quotes come before the words that refer to them. */
  void quote(Quote quote);

  /** More words of the answer. */
  void text(String more);
}
