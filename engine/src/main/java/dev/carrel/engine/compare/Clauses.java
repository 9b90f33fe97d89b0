// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare;

import dev.carrel.engine.compare.Change.Edit;
import dev.carrel.engine.compare.Change.Kind;
import dev.carrel.engine.compare.Change.Piece;
import dev.carrel.engine.compare.Change.Piece.How;
import dev.carrel.engine.compare.Change.Side;
import dev.carrel.engine.evidence.Matter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Gathers words that differ by the clauses that they stand in. */
final class Clauses {
  /** How a clause is numbered. */
  private static final Pattern NUMBER =
      Pattern.compile("\\(?(?:\\p{Nd}+(?:\\.\\p{Nd}+)*|\\p{L}|[ivxlcIVXLC]+)[.)]*");

  /** Words that differ: {@code [a0, a1)} became {@code [b0, b1)}; one of them may be empty. */
  private record Hunk(int a0, int a1, int b0, int b1) {
    boolean onlyAdds() {
      return a0 == a1;
    }

    boolean onlyRemoves() {
      return b0 == b1;
    }
  }

  /** A change, and the word of the new version at which it is told. */
  private record Told(int at, Change change) {}

  private final Words before;
  private final Words after;
  private final int[] partner;
  private final int[] moved;
  private final int[] movedFrom;
  private final int[] partnerBefore;
  private final Misreadings misreadings;
  private final List<Told> told = new ArrayList<>();

  Clauses(Words before, Words after, int[] partner, int[] moved) {
    this.before = before;
    this.after = after;
    this.partner = partner;
    this.moved = moved;
    misreadings = new Misreadings(before, after);
    movedFrom = turned(moved, after.count());
    partnerBefore = turned(partner, after.count());
  }

  private static int[] turned(int[] to, int count) {
    int[] from = new int[count];
    Arrays.fill(from, Alignment.NONE);
    for (int a = 0; a < to.length; a++) {
      if (to[a] >= 0) {
        from[to[a]] = a;
      }
    }
    return from;
  }

  /** All changes in the order of the new version. */
  List<Change> changes() {
    tellMoved();
    List<Hunk> clause = new ArrayList<>();
    for (Hunk hunk : hunks()) {
      if (!clause.isEmpty() && !isOneClause(clause.getLast(), hunk)) {
        tell(clause);
        clause.clear();
      }
      clause.add(hunk);
    }
    if (!clause.isEmpty()) {
      tell(clause);
    }
    return told.stream().sorted(Comparator.comparingInt(Told::at)).map(Told::change).toList();
  }

  /** Words that differ between those that do not, without those that were moved. */
  private List<Hunk> hunks() {
    List<Hunk> hunks = new ArrayList<>();
    int a = 0;
    int b = 0;
    while (a < partner.length || b < after.count()) {
      if (a < partner.length && partner[a] == b) {
        a++;
        b++;
        continue;
      }
      int a1 = a;
      while (a1 < partner.length && partner[a1] < 0) {
        a1++;
      }
      int b1 = a1 < partner.length ? partner[a1] : after.count();
      add(hunks, a, a1, b, b1);
      a = a1;
      b = b1;
    }
    return hunks;
  }

  private void add(List<Hunk> hunks, int a0, int a1, int b0, int b1) {
    List<int[]> old = unmoved(a0, a1, moved, before);
    List<int[]> now = unmoved(b0, b1, movedFrom, after);
    // Most often one of each; where clauses were moved away between, they pair in their order.
    for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
      int[] x = i < old.size() ? old.get(i) : new int[] {a1, a1};
      int[] y = i < now.size() ? now.get(i) : new int[] {b1, b1};
      split(hunks, new Hunk(x[0], x[1], y[0], y[1]));
    }
  }

  private static List<int[]> unmoved(int from, int to, int[] elsewhere, Words words) {
    List<int[]> ranges = new ArrayList<>();
    for (int i = from; i < to; ) {
      if (isInMoved(i, elsewhere, words)) {
        i++;
        continue;
      }
      int end = i;
      while (end < to && !isInMoved(end, elsewhere, words)) {
        end++;
      }
      ranges.add(new int[] {i, end});
      i = end;
    }
    return ranges;
  }

  /** Whether a word was moved, or stands between two of its clause that were. */
  private static boolean isInMoved(int word, int[] elsewhere, Words words) {
    if (elsewhere[word] >= 0) {
      return true;
    }
    int before = word;
    while (before >= words.passageStart(word) && before >= 0 && elsewhere[before] < 0) {
      before--;
    }
    int behind = word;
    while (behind < words.passageEnd(word) && elsewhere[behind] < 0) {
      behind++;
    }
    return before >= words.passageStart(word) && behind < words.passageEnd(word);
  }

  /**
   * Whole clauses that were put in or taken out are told apart from the rest of a run, and from the
   * new number of the clause that follows.
   */
  private void split(List<Hunk> hunks, Hunk hunk) {
    boolean both = !hunk.onlyAdds() && !hunk.onlyRemoves();
    boolean several = hunk.a1 - hunk.a0 > 1 || hunk.b1 - hunk.b0 > 1;
    if (both && several && before.isNumber(hunk.a1 - 1) && after.isNumber(hunk.b1 - 1)) {
      split(hunks, new Hunk(hunk.a0, hunk.a1 - 1, hunk.b0, hunk.b1 - 1));
      if (!before.isSame(hunk.a1 - 1, after, hunk.b1 - 1)) {
        hunks.add(new Hunk(hunk.a1 - 1, hunk.a1, hunk.b1 - 1, hunk.b1));
      }
      return;
    }
    if (both
        && several
        && before.isNumber(hunk.a0)
        && after.isNumber(hunk.b0)
        && before.isSame(hunk.a0, after, hunk.b0)) {
      split(hunks, new Hunk(hunk.a0 + 1, hunk.a1, hunk.b0 + 1, hunk.b1));
      return;
    }
    if ((hunk.a0 == hunk.a1 && hunk.b0 == hunk.b1) || isOnlyParted(hunk)) {
      return;
    }
    if (both && cut(hunks, hunk)) {
      return;
    }
    if (both && isMuch(hunk.a1 - hunk.a0, hunk.b1 - hunk.b0)) {
      int[] whole = whole(before, hunk.a0, hunk.a1);
      if (whole[0] < whole[1]) {
        split(hunks, new Hunk(hunk.a0, whole[0], hunk.b0, hunk.b0));
        hunks.add(new Hunk(whole[0], whole[1], hunk.b0, hunk.b0));
        split(hunks, new Hunk(whole[1], hunk.a1, hunk.b0, hunk.b1));
        return;
      }
    } else if (both && isMuch(hunk.b1 - hunk.b0, hunk.a1 - hunk.a0)) {
      int[] whole = whole(after, hunk.b0, hunk.b1);
      if (whole[0] < whole[1]) {
        split(hunks, new Hunk(hunk.a0, hunk.a0, hunk.b0, whole[0]));
        hunks.add(new Hunk(hunk.a0, hunk.a0, whole[0], whole[1]));
        split(hunks, new Hunk(hunk.a0, hunk.a1, whole[1], hunk.b1));
        return;
      }
    }
    if (!hunk.onlyAdds() && !hunk.onlyRemoves()) {
      hunks.add(hunk);
      return;
    }
    Words words = hunk.onlyAdds() ? after : before;
    int from = hunk.onlyAdds() ? hunk.b0 : hunk.a0;
    int to = hunk.onlyAdds() ? hunk.b1 : hunk.a1;
    int[] whole = whole(words, from, to);
    int first = whole[0];
    int last = whole[1];
    for (int[] part :
        List.of(new int[] {from, first}, new int[] {first, last}, new int[] {last, to})) {
      if (part[0] < part[1]) {
        hunks.add(
            hunk.onlyAdds()
                ? new Hunk(hunk.a0, hunk.a0, part[0], part[1])
                : new Hunk(part[0], part[1], hunk.b0, hunk.b0));
      }
    }
  }

  /**
   * What a clause ends with, or begins with, that became something else is told apart from whole
   * clauses that only one version has behind it, or before it; tells whether it was.
   */
  private boolean cut(List<Hunk> hunks, Hunk hunk) {
    int a = before.passageEnd(hunk.a0);
    int b = after.passageEnd(hunk.b0);
    boolean within =
        hunk.a0 > before.passageStart(hunk.a0) && hunk.b0 > after.passageStart(hunk.b0);
    if (within && a <= hunk.a1 && b <= hunk.b1 && (a == hunk.a1) != (b == hunk.b1)) {
      split(hunks, new Hunk(hunk.a0, a, hunk.b0, b));
      split(hunks, new Hunk(a, hunk.a1, b, hunk.b1));
      return true;
    }
    a = before.passageStart(hunk.a1 - 1);
    b = after.passageStart(hunk.b1 - 1);
    within = hunk.a1 < before.passageEnd(hunk.a1 - 1) && hunk.b1 < after.passageEnd(hunk.b1 - 1);
    if (within && a >= hunk.a0 && b >= hunk.b0 && (a == hunk.a0) != (b == hunk.b0)) {
      split(hunks, new Hunk(hunk.a0, a, hunk.b0, b));
      split(hunks, new Hunk(a, hunk.a1, b, hunk.b1));
      return true;
    }
    return false;
  }

  /** Whether nothing but hyphens at the end of a line or page is between the two sides. */
  private boolean isOnlyParted(Hunk hunk) {
    int a = hunk.a0;
    int b = hunk.b0;
    while (a < hunk.a1 && b < hunk.b1) {
      int a1 = a + 1;
      int b1 = b + 1;
      String old = before.joined(a, a1);
      String now = after.joined(b, b1);
      while (!old.equals(now)) {
        a1 += old.length() < now.length() ? 1 : 0;
        b1 += old.length() < now.length() ? 0 : 1;
        if (old.isEmpty() || now.isEmpty() || a1 > hunk.a1 || b1 > hunk.b1) {
          return false;
        }
        old = before.joined(a, a1);
        now = after.joined(b, b1);
      }
      if (old.isEmpty()) {
        return false;
      }
      a = a1;
      b = b1;
    }
    return a == hunk.a1 && b == hunk.b1;
  }

  /** Whether so many words did not become so few: most of them were taken out, or put in. */
  private static boolean isMuch(int many, int few) {
    return many > 4 * few + 20;
  }

  /** The whole clauses within a run of words; an empty range if there are none. */
  private static int[] whole(Words words, int from, int to) {
    int first = words.passageStart(from) == from ? from : Math.min(to, words.passageEnd(from));
    int last = words.passageEnd(to - 1) == to ? to : Math.max(first, words.passageStart(to - 1));
    return new int[] {first, last};
  }

  /** Whether it is nothing but clauses that only one version has. */
  private boolean isWhole(Hunk hunk) {
    if (hunk.onlyAdds()) {
      return after.passageStart(hunk.b0) == hunk.b0 && after.passageEnd(hunk.b1 - 1) == hunk.b1;
    }
    return hunk.onlyRemoves()
        && before.passageStart(hunk.a0) == hunk.a0
        && before.passageEnd(hunk.a1 - 1) == hunk.a1;
  }

  private boolean isOneClause(Hunk last, Hunk next) {
    if (isWhole(last) || isWhole(next)) {
      return false;
    }
    return before.passage(lastOld(last)) == before.passage(firstOld(next))
        || after.passage(lastNew(last)) == after.passage(firstNew(next));
  }

  private int firstOld(Hunk hunk) {
    return Math.clamp(hunk.a0, 0, Math.max(0, before.count() - 1));
  }

  /** What was put in at a clause's end belongs to the word before it. */
  private int lastOld(Hunk hunk) {
    boolean goesOn = hunk.onlyAdds() && after.passageStart(hunk.b0) == hunk.b0;
    return Math.clamp(goesOn ? hunk.a1 : hunk.a1 - 1, 0, Math.max(0, before.count() - 1));
  }

  private int firstNew(Hunk hunk) {
    return Math.clamp(hunk.b0, 0, Math.max(0, after.count() - 1));
  }

  private int lastNew(Hunk hunk) {
    boolean goesOn = hunk.onlyRemoves() && before.passageStart(hunk.a0) == hunk.a0;
    return Math.clamp(goesOn ? hunk.b1 : hunk.b1 - 1, 0, Math.max(0, after.count() - 1));
  }

  private void tell(List<Hunk> clause) {
    Hunk first = clause.getFirst();
    if (clause.size() == 1 && isWhole(first)) {
      Side side =
          first.onlyAdds() ? after.side(first.b0, first.b1) : before.side(first.a0, first.a1);
      Change change =
          first.onlyAdds()
              ? change(
                  Kind.ADDED,
                  Side.NOWHERE,
                  side,
                  List.of(new Edit(Side.NOWHERE, side)),
                  List.of(new Piece(How.ADDED, side.text())))
              : change(
                  Kind.REMOVED,
                  side,
                  Side.NOWHERE,
                  List.of(new Edit(side, Side.NOWHERE)),
                  List.of(new Piece(How.REMOVED, side.text())));
      told.add(new Told(first.b0, change));
      return;
    }
    List<Edit> edits =
        clause.stream()
            .map(h -> new Edit(before.side(h.a0, h.a1), after.side(h.b0, h.b1)))
            .toList();
    Hunk last = clause.getLast();
    int[] old = around(before, Math.min(first.a0, lastOld(first)), last.a1);
    int[] now = around(after, Math.min(first.b0, lastNew(first)), last.b1);
    List<Piece> pieces = new ArrayList<>();
    int at = now[0];
    for (Hunk hunk : clause) {
      add(pieces, How.KEPT, after, at, hunk.b0);
      add(pieces, How.REMOVED, before, hunk.a0, hunk.a1);
      add(pieces, How.ADDED, after, hunk.b0, hunk.b1);
      at = hunk.b1;
    }
    add(pieces, How.KEPT, after, at, now[1]);
    Change change =
        change(
            isRenumbering(clause) ? Kind.RENUMBERED : Kind.CHANGED,
            before.side(old[0], old[1]),
            after.side(now[0], now[1]),
            edits,
            pieces);
    told.add(new Told(first.b0, isPerhapsMisread(clause, change) ? misread(change) : change));
  }

  /** Whether nothing but letters that look alike differs, and nothing that one asks for first. */
  private boolean isPerhapsMisread(List<Hunk> clause, Change change) {
    return change.kind() == Kind.CHANGED
        && change.matters().isEmpty()
        && clause.stream().allMatch(h -> misreadings.mayBe(h.a0, h.a1, h.b0, h.b1));
  }

  private static Change misread(Change change) {
    return new Change(
        Kind.MISREAD,
        change.before(),
        change.after(),
        change.edits(),
        change.pieces(),
        change.matters());
  }

  private static void add(List<Piece> pieces, How how, Words words, int from, int to) {
    if (from < to) {
      pieces.add(new Piece(how, words.side(from, to).text()));
    }
  }

  /** The clauses around words; the one around a word where none differ. */
  private static int[] around(Words words, int from, int to) {
    if (words.count() == 0) {
      return new int[] {0, 0};
    }
    int first = Math.clamp(from, 0, words.count() - 1);
    int last = Math.clamp(Math.max(first, to - 1), 0, words.count() - 1);
    return new int[] {words.passageStart(first), words.passageEnd(last)};
  }

  private boolean isRenumbering(List<Hunk> clause) {
    Hunk hunk = clause.getFirst();
    return clause.stream().allMatch(this::isOfNumbers) || isNewNumber(clause, hunk);
  }

  /** Also the numbers that clauses left behind which were moved. */
  private boolean isOfNumbers(Hunk hunk) {
    return IntStream.range(hunk.a0, hunk.a1).allMatch(before::isNumber)
        && IntStream.range(hunk.b0, hunk.b1).allMatch(after::isNumber);
  }

  private boolean isNewNumber(List<Hunk> clause, Hunk hunk) {
    return clause.size() == 1
        && !hunk.onlyAdds()
        && !hunk.onlyRemoves()
        && before.beginsItem(hunk.a0)
        && after.beginsItem(hunk.b0)
        && isNumber(before.side(hunk.a0, hunk.a1))
        && isNumber(after.side(hunk.b0, hunk.b1));
  }

  private static boolean isNumber(Side side) {
    return NUMBER.matcher(side.text()).matches();
  }

  private static Change change(
      Kind kind, Side old, Side now, List<Edit> edits, List<Piece> pieces) {
    Set<Matter> matters =
        kind == Kind.RENUMBERED ? Set.of() : Matter.between(old.text(), now.text());
    return new Change(
        kind, old, now, edits, pieces, matters.isEmpty() ? exchanged(edits) : matters);
  }

  /** Of words that changed places with others, such as buyer and seller, what they are. */
  private static Set<Matter> exchanged(List<Edit> edits) {
    List<String> removed = edits.stream().map(e -> plain(e.removed())).sorted().toList();
    List<String> added = edits.stream().map(e -> plain(e.added())).sorted().toList();
    return edits.size() < 2 || !removed.equals(added) || removed.contains("")
        ? Set.of()
        : edits.stream()
            .flatMap(e -> Matter.between(e.removed().text(), e.added().text()).stream())
            .collect(Collectors.toSet());
  }

  private static String plain(Side side) {
    return side.text().replaceAll("[^\\p{L}\\p{N}]+", " ").strip().toLowerCase(Locale.ROOT);
  }

  /** Runs of clauses that were moved to one place are told together. */
  private void tellMoved() {
    for (int a = 0; a < moved.length; ) {
      if (moved[a] < 0) {
        a++;
        continue;
      }
      int last = a;
      for (int i = a + 1; i < moved.length && isMovedOn(last, i); i++) {
        last = moved[i] >= 0 ? i : last;
      }
      tellMoved(a, last + 1);
      a = last + 1;
    }
  }

  /**
   * Whether a word goes on what was moved: it was moved behind it, or differs within the clause.
   */
  private boolean isMovedOn(int last, int word) {
    boolean near = word - last <= 1 || before.passage(word) == before.passage(last);
    return moved[word] < 0
        ? partner[word] < 0 && near
        : moved[word] > moved[last]
            && (before.passage(word) == before.passage(last)
                || moved[word] - moved[last] <= word - last + 2);
  }

  private void tellMoved(int from, int to) {
    int b0 = moved[from];
    int b1 = moved[to - 1] + 1;
    List<Edit> edits = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    int a = from;
    int b = b0;
    int kept = b0;
    while (a < to || b < b1) {
      if (a < to && moved[a] == b) {
        a++;
        b++;
        continue;
      }
      add(pieces, How.KEPT, after, kept, b);
      int a1 = a;
      while (a1 < to && moved[a1] < 0) {
        a1++;
      }
      int next = a1 < to ? moved[a1] : b1;
      // Words that never moved may stand between those that were moved around them.
      boolean stayed = b < next && partnerBefore[b] >= 0;
      add(pieces, How.REMOVED, before, a, a1);
      add(pieces, stayed ? How.KEPT : How.ADDED, after, b, next);
      if (a < a1 || !stayed) {
        edits.add(new Edit(before.side(a, a1), stayed ? Side.NOWHERE : after.side(b, next)));
      }
      a = a1;
      b = next;
      kept = next;
    }
    add(pieces, How.KEPT, after, kept, b1);
    told.add(
        new Told(b0, change(Kind.MOVED, before.side(from, to), after.side(b0, b1), edits, pieces)));
  }
}
