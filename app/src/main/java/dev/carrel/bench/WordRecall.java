// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many of the words that another program finds are found here, wherever they stand.
 *
 * @param words of the other's
 * @param found of those, here
 * @param lacking those that lack most often, for who looks why
 */
public record WordRecall(int words, int found, List<String> lacking) {
  private static final int MOST_LACKING = 12;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** Words are runs of letters and digits, without regard to case, form or hyphens at line ends. */
  public static WordRecall of(String theirs, String ours) {
    Map<String, Integer> wanted = words(theirs);
    Map<String, Integer> here = words(ours);
    int found = 0;
    int all = 0;
    Map<String, Integer> lacks = new HashMap<>();
    for (Map.Entry<String, Integer> word : wanted.entrySet()) {
      int have = Math.min(word.getValue(), here.getOrDefault(word.getKey(), 0));
      all += word.getValue();
      found += have;
      if (have < word.getValue()) {
        lacks.put(word.getKey(), word.getValue() - have);
      }
    }
    List<String> lacking =
        lacks.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_LACKING)
            .map(Map.Entry::getKey)
            .toList();
    return new WordRecall(all, found, lacking);
  }

  /** From 0 to 1; 1 where there is no word. */
  public double recall() {
    return words == 0 ? 1 : (double) found / words;
  }

  private static Map<String, Integer> words(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replaceAll("[\\u00AD\\u2010-]\\s*\\n\\s*|\\u00AD", "")
            .toLowerCase(Locale.ROOT);
    Map<String, Integer> words = new HashMap<>();
    Matcher word = WORD.matcher(plain);
    while (word.find()) {
      words.merge(word.group(), 1, Integer::sum);
    }
    return words;
  }
}
