// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.model.TokenChooser;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What an answer was made from and how: who has the documents, and what was said before, can make
 * it again and compare. It holds no words of a document but those that the answer has, unless
 * {@link #withWords} was asked for them.
 *
 * @param made when the answer was complete
 * @param carrel which Carrel made it
 * @param context {@link dev.carrel.engine.model.LanguageModel#contextKey} by name, in its order
 * @param computePath {@link dev.carrel.engine.model.LanguageModel#computePath}
 * @param threads that computed
 * @param question as asked
 * @param chooser of the answer's tokens
 * @param given what the model was given, in order
 * @param written what it wrote
 * @param quotes what the answer stands on, in its order
 * @param evidence how the answer stands to its quotes; without words where it comes from JSON
 * @param words of the documents, where they were asked for
 */
public record Receipt(
    Instant made,
    String carrel,
    Map<String, String> context,
    String computePath,
    int threads,
    String question,
    TokenChooser chooser,
    List<Given> given,
    Written written,
    List<Cited> quotes,
    Evidence evidence,
    List<Placed> words) {
  /**
   * What the model wrote.
   *
   * @param tokens each of them, but for the one that ends the answer
   * @param text what they stand for
   * @param complete false if it was stopped by the person or by the limit of tokens
   */
  public record Written(List<Integer> tokens, String text, boolean complete) {
    public Written {
      tokens = List.copyOf(tokens);
    }

    /** What it thought before it answered, without the marks; empty if that is nothing. */
    public String thoughts() {
      return Thoughts.in(text);
    }
  }

  /**
   * What a quote was found to be, without its words.
   *
   * @param places none for {@link Match#NONE}
   */
  public record Cited(Match match, List<TextSpan> places) {
    public Cited {
      places = List.copyOf(places);
    }
  }

  /** Words of a document, as its page's text has them. */
  public record Placed(TextSpan place, String text) {}

  public Receipt {
    context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
    given = List.copyOf(given);
    quotes = List.copyOf(quotes);
    words = List.copyOf(words);
  }

  /**
   * The same, with the words of its quotes and of the passages that the model was shown, each once.
   *
   * @param text of a place in a document; empty if it is not there any more
   */
  public Receipt withWords(Function<TextSpan, Optional<String>> text) {
    Set<TextSpan> places = new LinkedHashSet<>();
    quotes.forEach(quote -> places.addAll(quote.places()));
    for (Given part : given) {
      if (part instanceof Given.Words shown) {
        shown.texts().stream()
            .filter(Given.Passage.class::isInstance)
            .forEach(passage -> places.addAll(((Given.Passage) passage).places()));
      }
    }
    return new Receipt(
        made,
        carrel,
        context,
        computePath,
        threads,
        question,
        chooser,
        given,
        written,
        quotes,
        evidence,
        places.stream()
            .flatMap(place -> text.apply(place).map(words -> new Placed(place, words)).stream())
            .toList());
  }

  /** Tokens in all, the answer's included. */
  public int tokens() {
    return given.stream().mapToInt(Given::tokens).sum() + written.tokens.size();
  }
}
