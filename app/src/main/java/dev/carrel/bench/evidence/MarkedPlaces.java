// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import dev.carrel.bench.evidence.MarkedContract.Clause;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds lawyers' spans in a document as Carrel reads it. Only letters and digits are compared, in
 * lower case, over all pages: so it does not matter how either sets its lines. A span that does not
 * stand there as it is, because a footer runs through it, stands from where its beginning does to
 * where its end does.
 */
final class MarkedPlaces {
  private static final Pattern OMITTED = Pattern.compile("<omitted>", Pattern.LITERAL);

  /** Fewer letters and digits say nothing. */
  private static final int SHORTEST = 4;

  /** How much of a span's beginning or end has to stand in the document. */
  private static final int[] EDGES = {40, 25};

  /** Letters and digits that may stand between, beside the span's own. */
  private static final int SLACK = 800;

  private final Document document;
  private final StringBuilder signs = new StringBuilder();
  private final List<int[]> pages = new ArrayList<>();

  MarkedPlaces(Document document) {
    this.document = document;
    for (Page page : document.pages()) {
      String text = page.text();
      for (int i = 0; i < text.length(); i++) {
        if (Character.isLetterOrDigit(text.charAt(i))) {
          signs.append(Character.toLowerCase(text.charAt(i)));
          pages.add(new int[] {page.number(), i});
        }
      }
    }
  }

  /** Where a clause's spans stand, as far as they are found. */
  List<Place> of(Clause clause) {
    List<Place> places = new ArrayList<>();
    for (String span : clause.spans()) {
      OMITTED.splitAsStream(span).flatMap(part -> find(part).stream()).forEach(places::add);
    }
    return places;
  }

  /** Where a text stands; without a place if it is not found. */
  Place of(String text) {
    return find(text).orElseGet(() -> new Place(List.of()));
  }

  /** How many parts of a clause's spans are not found. */
  int lost(Clause clause) {
    return (int)
        clause.spans().stream()
            .flatMap(OMITTED::splitAsStream)
            .filter(part -> squash(part).length() >= SHORTEST && find(part).isEmpty())
            .count();
  }

  private static String squash(String text) {
    StringBuilder squashed = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(c -> squashed.append((char) c));
    return squashed.toString();
  }

  private Optional<Place> find(String part) {
    String wanted = squash(part);
    int length = wanted.length();
    if (length < SHORTEST) {
      return Optional.empty();
    }
    int at = signs.indexOf(wanted);
    if (at >= 0) {
      return Optional.of(place(at, at + length));
    }
    for (int edge : EDGES) {
      if (length < 2 * edge) {
        continue;
      }
      String end = wanted.substring(length - edge);
      int first = signs.indexOf(wanted.substring(0, edge));
      if (first >= 0) {
        int last = signs.indexOf(end, first);
        boolean near = last >= 0 && last <= first + length + SLACK;
        return Optional.of(
            place(first, near ? last + edge : Math.min(signs.length(), first + length)));
      }
      int last = signs.indexOf(end);
      if (last >= 0) {
        return Optional.of(place(Math.max(0, last + edge - length), last + edge));
      }
    }
    return Optional.empty();
  }

  private Place place(int from, int to) {
    List<TextSpan> spans = new ArrayList<>();
    for (int start = from; start < to; ) {
      int page = pages.get(start)[0];
      int end = start;
      while (end < to && pages.get(end)[0] == page) {
        end++;
      }
      spans.add(new TextSpan(document.id(), page, pages.get(start)[1], pages.get(end - 1)[1] + 1));
      start = end;
    }
    return new Place(spans);
  }
}
