// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Ordinary prose without end: paragraphs whose wording varies by chance, none twice. {@code
 * needle-filler.txt} has them, with choices as {@code {this|that}}.
 */
final class NeedleFiller {
  private static final Pattern CHOICE = Pattern.compile("\\{([^}]*)}");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!])\\s+");
  private static final int ATTEMPTS = 1000;

  private final Random random;
  private final List<String> forms;
  private final Set<String> used = new HashSet<>();
  private final List<String> deck = new ArrayList<>();

  NeedleFiller(long seed) {
    this.random = new Random(seed);
    this.forms = List.of(Resource.text("needle-filler.txt").strip().split("\n\\s*\n"));
  }

  /** The sentences of the next paragraph. */
  List<String> next() {
    for (int i = 0; i < ATTEMPTS; i++) {
      String paragraph = reword(draw());
      if (used.add(paragraph)) {
        return List.of(SENTENCE_END.split(paragraph));
      }
    }
    throw new IllegalStateException("no new paragraph after " + used.size());
  }

  /** All forms in random order before any comes again. */
  private String draw() {
    if (deck.isEmpty()) {
      deck.addAll(forms);
      Collections.shuffle(deck, random);
    }
    return deck.removeLast();
  }

  private String reword(String form) {
    return CHOICE
        .matcher(form.strip())
        .replaceAll(
            choice -> {
              String[] words = choice.group(1).split("\\|", -1);
              return words[random.nextInt(words.length)];
            });
  }
}
