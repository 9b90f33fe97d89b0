// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.Change.Kind;
import dev.carrel.engine.compare.DocumentComparison;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.passage.PassageCutter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A document and a version of it that was made: sentences with another number or another word,
 * sentences taken out, put in and moved, and all of it on other pages. What is found of the edits
 * is counted.
 */
public final class ComparedPair {
  private static final int PAGE = 2_600;
  private static final int FEWEST_WORDS = 12;
  private static final int RUNNING = 3;
  private static final double RUNNING_SHARE = .1;
  private static final int EDGE = 3;
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\d.])\\d{2,5}(?![\\p{L}\\d.])");

  /** What was done to a sentence. */
  public enum Edit {
    NUMBER,
    WORD,
    REMOVED,
    ADDED,
    MOVED
  }

  /**
   * An edit.
   *
   * @param words by which it is known in what is found
   */
  private record Made(Edit edit, String words) {}

  /**
   * What is found of an edit's kind.
   *
   * @param kind as its kind, not only as another one
   */
  public record Found(Edit edit, int made, int found, int kind) {}

  /**
   * What came out.
   *
   * @param others changes that no edit made, without those that only a number of a clause is apart
   * @param misread changes that are said to be perhaps misread
   * @param processorSeconds of the processor's time, which other programs do not lengthen
   */
  public record Result(
      List<Found> found,
      List<Change> others,
      int misread,
      int pages,
      double seconds,
      double processorSeconds) {
    public Result {
      found = List.copyOf(found);
      others = List.copyOf(others);
    }
  }

  private final Document old;
  private final Document now;
  private final List<Made> made;

  private ComparedPair(Document old, Document now, List<Made> made) {
    this.old = old;
    this.now = now;
    this.made = made;
  }

  /** A document of so many pages, made of those of others, again and again if need be. */
  public static Document joined(List<Document> parts, int pages) {
    List<Page> all = new ArrayList<>();
    while (all.size() < pages) {
      for (Document part : parts) {
        for (Page page : part.pages()) {
          if (all.size() < pages) {
            String text = page.seen().text();
            all.add(new Page(all.size() + 1, text, PageLayout.unplaced(text.length())));
          }
        }
      }
    }
    return new Document(
        new DocumentId("e".repeat(64)),
        "joined.txt",
        parts.getFirst().file(),
        DocumentKind.TEXT,
        all,
        List.of());
  }

  /**
   * Makes a pair.
   *
   * @param each edits of each kind, as far as there are sentences for them
   * @param misread words of the new version, in a thousand, in which a letter is another
   */
  public static ComparedPair of(Document document, int each, int misread, long seed) {
    Random random = new Random(seed);
    List<String> sentences = new ArrayList<>();
    PassageCutter.sentences(bare(document)).forEach(passage -> sentences.add(passage.text()));
    List<Integer> free = new ArrayList<>();
    for (int i = 2; i + 2 < sentences.size(); i += 3) {
      if (sentences.get(i).split(" ").length >= FEWEST_WORDS) {
        free.add(i);
      }
    }
    Collections.shuffle(free, random);
    List<Made> made = new ArrayList<>();
    String[] edited = sentences.toArray(String[]::new);
    List<Integer> left = new ArrayList<>(free);
    int numbers = 0;
    for (int at : free) {
      Matcher number = NUMBER.matcher(edited[at]);
      if (numbers < each && number.find()) {
        String other = Integer.toString(61 + random.nextInt(30)) + "7";
        edited[at] = number.replaceFirst(other);
        made.add(new Made(Edit.NUMBER, other));
        left.remove(Integer.valueOf(at));
        numbers++;
      }
    }
    List<String> moved = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < left.size() && i < 4 * each; i++) {
      int at = left.get(i);
      String[] words = edited[at].split(" ");
      switch (i % 4) {
        case 0 -> {
          String word = "quixotic" + i;
          words[words.length / 2] = word;
          edited[at] = String.join(" ", words);
          made.add(new Made(Edit.WORD, word));
        }
        case 1 -> {
          made.add(new Made(Edit.REMOVED, edited[at]));
          edited[at] = "";
        }
        case 2 -> {
          String added =
              "The parties keep record number "
                  + i
                  + " of every such meeting held at the harbour office.";
          edited[at] = edited[at] + "\n\n" + added;
          made.add(new Made(Edit.ADDED, added));
        }
        default -> {
          moved.add(edited[at]);
          made.add(new Made(Edit.MOVED, edited[at]));
          edited[at] = "";
          places.add((at + sentences.size() / 2) % sentences.size());
        }
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < edited.length; i++) {
      text.append(edited[i].isEmpty() ? "" : edited[i] + "\n\n");
      for (int k = 0; k < places.size(); k++) {
        text.append(places.get(k) == i ? moved.get(k) + "\n\n" : "");
      }
    }
    String whole = misread == 0 ? text.toString() : Misreading.of(text.toString(), misread, random);
    return new ComparedPair(document, paged(document, whole, misread > 0), made);
  }

  /**
   * The document as one page, without what stands above and below the text of its pages, which
   * would stand within the text of the new version.
   */
  private static Document bare(Document document) {
    Map<String, Integer> counts = new HashMap<>();
    for (Page page : document.pages()) {
      edges(page.seen().text()).stream()
          .distinct()
          .forEach(line -> counts.merge(line, 1, Integer::sum));
    }
    double enough = Math.max(RUNNING, RUNNING_SHARE * document.pages().size());
    StringBuilder text = new StringBuilder();
    for (Page page : document.pages()) {
      List<String> lines = page.seen().text().lines().toList();
      int[] full = IntStream.range(0, lines.size()).filter(i -> !lines.get(i).isBlank()).toArray();
      for (int i = 0; i < lines.size(); i++) {
        boolean edge =
            full.length > 0
                && (i <= full[Math.min(EDGE, full.length) - 1]
                    || i >= full[Math.max(0, full.length - EDGE)]);
        if (!edge || counts.getOrDefault(form(lines.get(i)), 0) < enough) {
          text.append(lines.get(i)).append('\n');
        }
      }
    }
    Page whole = new Page(1, text.toString(), PageLayout.unplaced(text.length()));
    return new Document(
        document.id(),
        document.name(),
        document.file(),
        document.kind(),
        List.of(whole),
        List.of());
  }

  private static List<String> edges(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return IntStream.range(0, lines.size())
        .filter(i -> i < EDGE || i >= lines.size() - EDGE)
        .mapToObj(i -> form(lines.get(i)))
        .toList();
  }

  private static String form(String line) {
    return line.strip().replaceAll("\\p{Nd}+|^[ivx]+$", "#");
  }

  private static Document paged(Document like, String text, boolean scanned) {
    List<Page> pages = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf(' ', Math.min(text.length(), at + PAGE));
      end = end < 0 ? text.length() : end;
      String words =
          "Amended version\n\n%s\n\nPage %d\n".formatted(text.substring(at, end), pages.size() + 1);
      Page page = new Page(pages.size() + 1, words, PageLayout.unplaced(words.length()));
      pages.add(
          scanned
              ? page.withMarks(List.of(new Mark(0, words.length(), Mark.Kind.RECOGNIZED)))
              : page);
      at = end + 1;
    }
    return new Document(
        new DocumentId("f".repeat(64)),
        like.name(),
        like.file(),
        DocumentKind.TEXT,
        pages,
        List.of());
  }

  /** Compares, and counts. */
  public Result run() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long worked = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    DocumentComparison comparison = DocumentComparison.of(old, now, new Cancellation());
    double seconds = (System.nanoTime() - start) / 1e9;
    double processorSeconds = (threads.getCurrentThreadCpuTime() - worked) / 1e9;
    List<Change> unclaimed =
        new ArrayList<>(
            comparison.changes().stream()
                .filter(c -> c.kind() != Kind.RENUMBERED && c.kind() != Kind.MISREAD)
                .toList());
    List<Found> found = new ArrayList<>();
    for (Edit edit : Edit.values()) {
      int all = 0;
      int any = 0;
      int right = 0;
      for (Made one : made) {
        if (one.edit == edit) {
          all++;
          List<Change> its = comparison.changes().stream().filter(c -> tells(c, one)).toList();
          any += its.isEmpty() ? 0 : 1;
          right += its.stream().anyMatch(c -> isKind(c.kind(), edit)) ? 1 : 0;
          unclaimed.removeAll(its);
        }
      }
      found.add(new Found(edit, all, any, right));
    }
    int misread = (int) comparison.count(Kind.MISREAD);
    return new Result(found, unclaimed, misread, old.pages().size(), seconds, processorSeconds);
  }

  private static boolean tells(Change change, Made made) {
    String before = plain(change.before().text());
    String after = plain(change.after().text());
    String words = plain(made.words);
    String part = words.substring(0, Math.min(words.length(), 60));
    return switch (made.edit) {
      case NUMBER, WORD -> after.contains(words);
      case REMOVED -> before.contains(part);
      case ADDED -> after.contains(part);
      case MOVED -> before.contains(part) || after.contains(part);
    };
  }

  private static String plain(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private static boolean isKind(Kind kind, Edit edit) {
    return switch (edit) {
      case NUMBER, WORD -> kind == Kind.CHANGED;
      case REMOVED -> kind == Kind.REMOVED;
      case ADDED -> kind == Kind.ADDED;
      case MOVED -> kind == Kind.MOVED;
    };
  }
}
