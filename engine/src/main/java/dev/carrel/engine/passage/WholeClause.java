// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A passage with what it cannot be understood without: the rest of its sentence, also on the next
 * page; a proviso and what it restricts; an item of a list and what leads in to the list.
 */
public final class WholeClause {
  /** A heading or the like, which goes on into what it heads. */
  private static final int SHORT = 40;

  private static final int MOST_ITEMS = 30;

  private static final Pattern PROVISO =
      Pattern.compile(
          "\\W*(?:provided|except|unless|however|notwithstanding|but|save (?:that|as|for)"
              + "|subject to|sofern|soweit|es sei denn|jedoch|ausgenommen|außer|dies gilt nicht"
              + "|toutefois|sauf|à moins|sous réserve)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private static final Pattern ITEM =
      Pattern.compile("(?:\\(\\p{Alnum}{1,4}\\)|\\p{Alnum}{1,3}\\)|[•▪◦·*–—-]) .*", Pattern.DOTALL);

  private static final Pattern LEAD_IN = Pattern.compile(".*?:(?= )", Pattern.DOTALL);

  private final List<Passage> passages;

  /** Of passages that stand in this order. */
  public WholeClause(List<Passage> passages) {
    this.passages = List.copyOf(passages);
  }

  /**
   * What is to be quoted for a passage: its clause, and what leads in to it where that stands
   * apart.
   *
   * @param number the passage's
   * @return one or two passages; the place of one that goes on over a page's end is where it begins
   */
  public List<Passage> of(int number) {
    int first = number;
    while (first > 0 && isRest(first) && fits(first - 1, number)) {
      first--;
    }
    int last = number;
    while (last + 1 < passages.size() && goesOn(first, last) && fits(first, last + 1)) {
      last++;
    }
    List<Passage> quoted = new ArrayList<>();
    int lead = leadIn(first);
    if (lead < first && fits(lead, last)) {
      quoted.add(joined(lead, last));
    } else {
      quoted.add(joined(first, last));
      if (lead < first) {
        quoted.add(leadInAlone(passages.get(lead)));
      }
    }
    return quoted;
  }

  private String text(int number) {
    return passages.get(number).text();
  }

  private boolean isOneDocument(int a, int b) {
    return passages.get(a).place().document().equals(passages.get(b).place().document());
  }

  private boolean fits(int first, int last) {
    int length = 0;
    for (int i = first; i <= last; i++) {
      length += text(i).length() + 1;
    }
    return isOneDocument(first, last) && length <= PassageCutter.LONGEST;
  }

  /** Whether it is the rest of what stands before it, or restricts that. */
  private boolean isRest(int number) {
    boolean proviso = PROVISO.matcher(text(number)).matches();
    return !isItem(number)
        && (proviso || (Character.isLowerCase(text(number).codePointAt(0)) && !isDone(number - 1)));
  }

  /** Whether what follows is its rest, or restricts it. */
  private boolean goesOn(int first, int last) {
    int next = last + 1;
    if (!isOneDocument(last, next)) {
      return false;
    }
    boolean heading = first == last && text(last).length() < SHORT && !isItem(next);
    boolean newPage = passages.get(next).place().page() > passages.get(last).place().page();
    boolean unfinished =
        newPage && !isDone(last) && Character.isLowerCase(text(next).codePointAt(0));
    boolean restricted = !isItem(next) && PROVISO.matcher(text(next)).matches();
    return (heading && !newPage) || unfinished || restricted;
  }

  private boolean isDone(int number) {
    String text = text(number);
    return ".!?。！？:".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private boolean isItem(int number) {
    return ITEM.matcher(text(number)).matches();
  }

  /** The passage that leads in to the list that an item stands in; its own number if none does. */
  private int leadIn(int item) {
    int at = item;
    while (at > 0
        && item - at < MOST_ITEMS
        && (isItem(at) || (at < item && isRest(at)))
        && isOneDocument(at, at - 1)) {
      at--;
    }
    return at < item
            && !isItem(at)
            && (text(at).endsWith(":") || LEAD_IN.matcher(text(at)).lookingAt())
        ? at
        : item;
  }

  /** Without the first item, if that stands in the same passage. */
  private static Passage leadInAlone(Passage passage) {
    var lead = LEAD_IN.matcher(passage.text());
    return lead.lookingAt() ? new Passage(passage.place(), lead.group()) : passage;
  }

  private Passage joined(int first, int last) {
    if (first == last) {
      return passages.get(first);
    }
    StringBuilder text = new StringBuilder(text(first));
    for (int i = first + 1; i <= last; i++) {
      text.append(' ').append(text(i));
    }
    return new Passage(passages.get(first).place(), text.toString());
  }
}
