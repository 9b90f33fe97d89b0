package dev.carrel.engine.answer;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/**
 * Documents as a model quotes them: runs of white space are one space, words broken at a line's end
 * are joined. Knows where a quote may begin and where one may end. UTF-8, documents one behind the
 * other, each ended by a zero byte that no quote can cross.
 */
final class PassageText {
  private static final String STOPS = ".;:!?。！？；：";
  private static final String OPENERS = "\"'“‘(«„•-–—*";

  private final byte[] bytes;
  private final BitSet starts;
  private final BitSet sentenceEnds;

  private PassageText(byte[] bytes, BitSet starts, BitSet sentenceEnds) {
    this.bytes = bytes;
    this.starts = starts;
    this.sentenceEnds = sentenceEnds;
  }

  static PassageText of(List<Document> documents) {
    Writer writer = new Writer();
    for (Document document : documents) {
      for (Page page : document.pages()) {
        writer.page(page.text());
      }
      writer.endDocument();
    }
    return new PassageText(writer.out.toByteArray(), writer.starts, writer.sentenceEnds);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Byte positions at which a sentence, a clause or a block of lines begins. */
  BitSet starts() {
    return starts;
  }

  /** Whether a sentence ends before this byte. */
  boolean endsSentence(int position) {
    return sentenceEnds.get(position);
  }

  /** Whether a word ends before this byte. */
  boolean endsWord(int position) {
    return position == bytes.length
        || !isWordByte(bytes[position])
        || position == 0
        || !isWordByte(bytes[position - 1]);
  }

  /** ASCII letters and digits, and every byte of another character. */
  private static boolean isWordByte(byte b) {
    return b < 0 || Character.isLetterOrDigit(b);
  }

  /** Collects the text and marks beginnings and ends on the way. */
  private static final class Writer {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final BitSet starts = new BitSet();
    final BitSet sentenceEnds = new BitSet();
    private char last = 0;
    private boolean begins = true;

    void page(String text) {
      space(false);
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isWhitespace(c)) {
          int end = i;
          boolean blankLine = false;
          while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            blankLine |= text.charAt(end) == '\n' && text.indexOf('\n', i) < end;
            end++;
          }
          boolean broken = last == '-' && text.indexOf('\n', i) == i;
          if (!broken || end >= text.length() || !Character.isLowerCase(text.charAt(end))) {
            space(blankLine);
          }
          i = end - 1;
        } else {
          i += word(text, i) - 1;
        }
      }
    }

    /** Writes one character; returns its length in UTF-16 units. */
    private int word(String text, int i) {
      int codePoint = text.codePointAt(i);
      if (begins && (Character.isLetterOrDigit(codePoint) || OPENERS.indexOf(codePoint) >= 0)) {
        starts.set(out.size());
        begins = OPENERS.indexOf(codePoint) >= 0 && !Character.isLetterOrDigit(codePoint);
      }
      out.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
      last = codePoint < 0x10000 ? (char) codePoint : 0;
      if (STOPS.indexOf(codePoint) >= 0) {
        sentenceEnds.set(out.size());
        begins |= codePoint > 0x7f;
      }
      return Character.charCount(codePoint);
    }

    private void space(boolean blankLine) {
      begins |= blankLine || out.size() == 0 || STOPS.indexOf(last) >= 0 || last == ')';
      if (last != ' ' && last != 0) {
        if (blankLine) {
          sentenceEnds.set(out.size());
        }
        out.write(' ');
        last = ' ';
      }
    }

    void endDocument() {
      sentenceEnds.set(out.size());
      out.write(0);
      last = 0;
      begins = true;
    }
  }
}
