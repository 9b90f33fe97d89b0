// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.embedding;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into the pieces of words that a BERT model without case knows: as its own tokenizer
 * does, without case and accents, each sign by itself, then the longest pieces first.
 */
final class WordPieces {
  private static final String UNKNOWN = "[UNK]";
  private static final String BEGIN = "[CLS]";
  private static final String END = "[SEP]";
  private static final String CONTINUED = "##";
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> vocabulary;
  private final int unknown;

  WordPieces(Map<String, Integer> vocabulary) {
    this.vocabulary = vocabulary;
    this.unknown = id(UNKNOWN);
  }

  /** From a {@code tokenizer.json}. */
  static WordPieces read(Reader json) throws IOException {
    Map<String, Integer> vocabulary = new HashMap<>(65_536);
    JsonReader reader = new JsonReader(json);
    reader.beginObject();
    enter(reader, "model");
    enter(reader, "vocab");
    while (reader.hasNext()) {
      vocabulary.put(reader.nextName(), reader.nextInt());
    }
    return new WordPieces(vocabulary);
  }

  private static void enter(JsonReader reader, String object) throws IOException {
    while (!reader.nextName().equals(object)) {
      reader.skipValue();
    }
    reader.beginObject();
  }

  private int id(String piece) {
    return Objects.requireNonNull(vocabulary.get(piece), piece);
  }

  /** Whether a word is in the vocabulary as a whole. */
  boolean knowsWord(String word) {
    return vocabulary.containsKey(word);
  }

  /**
   * The ids of a text, with the marks of its beginning and end.
   *
   * @param most how many there may be, with the marks; of more, the first count
   */
  int[] ids(String text, int most) {
    List<Integer> ids = new ArrayList<>();
    ids.add(id(BEGIN));
    for (String word : words(text)) {
      if (ids.size() >= most) {
        break;
      }
      ids.addAll(pieces(word));
    }
    List<Integer> kept = new ArrayList<>(ids.subList(0, Math.min(ids.size(), most - 1)));
    kept.add(id(END));
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Words and single signs, in small letters without accents. */
  static List<String> words(String text) {
    StringBuilder spaced = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .codePoints()
        .forEach(
            c -> {
              if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                spaced.append(' ');
              } else if (standsAlone(c)) {
                spaced.append(' ').appendCodePoint(c).append(' ');
              } else if (!isLeftOut(c)) {
                spaced.appendCodePoint(c);
              }
            });
    return Arrays.stream(spaced.toString().toLowerCase(Locale.ROOT).split(" ", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static boolean standsAlone(int c) {
    boolean ascii = c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
    return ascii || isPunctuation(c) || Character.isIdeographic(c);
  }

  private static boolean isPunctuation(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private static boolean isLeftOut(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> c == 0xFFFD;
    };
  }

  private List<Integer> pieces(String word) {
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      return List.of(unknown);
    }
    List<Integer> pieces = new ArrayList<>();
    int start = 0;
    while (start < word.length()) {
      String prefix = start == 0 ? "" : CONTINUED;
      int end = word.length();
      @Nullable Integer id = null;
      while (end > start && (id = vocabulary.get(prefix + word.substring(start, end))) == null) {
        end--;
      }
      if (id == null) {
        return List.of(unknown);
      }
      pieces.add(id);
      start = end;
    }
    return pieces;
  }
}
