// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.soak.Truth.Piece;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** What all actions work on: the engine, the truth, chance, and what was noted. */
final class Scene implements AutoCloseable {
  /** Bytes that kept contexts may take: a few of them, so that the oldest go. */
  static final long KEEP = 250_000_000;

  static final long BUDGET = 8_000_000_000L;

  final Random random;
  final Truth truth = new Truth();
  final SmallDisk disk;
  final Path home;
  final List<Path> files;
  final List<Given> given = new ArrayList<>();
  private final Supplier<EngineProcess> starter;
  private EngineProcess engine;
  private KvProfile compressed = KvProfile.EXACT;
  private int action;
  private boolean full;
  private List<String> lastRead = List.of();
  private List<Piece> readBefore = List.of();
  private boolean keptBefore;

  Scene(Random random, SmallDisk disk, List<Path> files, Supplier<EngineProcess> starter) {
    this.random = random;
    this.disk = disk;
    this.home = disk.folder().resolve("home");
    this.files = files;
    this.starter = starter;
    this.engine = starter.get();
  }

  /** Opens the home for the first time. */
  void begin() {
    open();
    call("limit", "bytes", KEEP);
    compressed =
        KvProfile.valueOf(
            call("prepare", "profile", KvProfile.BALANCED, "budget", BUDGET).getAsString());
    truth.profile = compressed;
  }

  void action(int number) {
    action = number;
  }

  int action() {
    return action;
  }

  /** The profile that is not in use. */
  KvProfile otherProfile() {
    return truth.profile == compressed ? KvProfile.EXACT : compressed;
  }

  /** Notes what is done, for whoever has to find out what went wrong. */
  void say(String what, Object... values) {
    System.out.printf(Locale.ROOT, "%4d  %s%n", action, what.formatted(values));
  }

  JsonElement call(String what, Object... arguments) {
    return engine.call(what, arguments);
  }

  Call begin(String what, Object... arguments) {
    return engine.begin(what, arguments);
  }

  JsonObject state() {
    return call("state").getAsJsonObject();
  }

  /** Says that the disk is full, or not any more: then it may be said of anything. */
  void full(boolean now) {
    full = now;
  }

  /** Does something that may be refused for a full disk while it is full; whether it was done. */
  boolean attempt(Runnable work) {
    try {
      work.run();
      return true;
    } catch (Refused e) {
      if (full && e.code().equals("DISK_FULL")) {
        say("  refused: %s", e.getMessage());
        return false;
      }
      throw e;
    }
  }

  boolean isFull() {
    return full;
  }

  /** Opens the home; it remembers what had been read. */
  void open() {
    List<String> before =
        Json.strings(call("open", "home", home.toString()).getAsJsonObject().get("readBefore"));
    truth
        .remembered
        .map(ids -> ids.stream().filter(id -> !truth.removed.contains(id)).toList())
        .filter(expected -> !expected.equals(before))
        .ifPresent(
            expected -> {
              throw new Violation(
                  "read had been %s, and %s is remembered".formatted(expected, before));
            });
    readBefore = List.copyOf(truth.context);
    keptBefore = truth.kept;
    truth.remembered = Optional.of(before);
    truth.context = new ArrayList<>();
    truth.kept = true;
    lastRead = List.of();
  }

  /** Notes what the engine must remember by now. */
  void remember() {
    if (!truth.read().equals(lastRead)) {
      lastRead = truth.read();
      truth.remembered = Optional.of(lastRead);
    }
  }

  /** Kills the process, and starts another one that opens the home. */
  void killAndOpen() {
    engine.kill();
    engine.close();
    engine = starter.get();
    open();
  }

  /** Kills the process at a random moment after something has begun. */
  void killWithin(long nanos) {
    LockSupport.parkNanos((long) (nanos * random.nextDouble()));
    killAndOpen();
  }

  /** Kills the process at a random moment around an event of a call, if that comes. */
  void killAround(Call call, String event, int count) {
    long start = System.nanoTime();
    if (call.awaitEvents(event, count - 1) && count > 1) {
      start = System.nanoTime();
    }
    boolean _ = call.awaitEvents(event, count);
    killWithin(System.nanoTime() - start);
  }

  /** The arguments by which a document is read. */
  Object[] reading(Piece piece, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "document",
                piece.id(),
                "pages",
                piece.pages(),
                "profile",
                truth.profile,
                "budget",
                BUDGET));
    arguments.addAll(List.of(more));
    return arguments.toArray();
  }

  /**
   * Reads; empty if it could not be: it does not fit, or was to be stopped, or the disk is full.
   *
   * @param more arguments, in place of the usual ones
   */
  Optional<JsonObject> read(Piece piece, Object... more) {
    try {
      JsonObject report = call("read", reading(piece, more)).getAsJsonObject();
      wasRead(piece, report);
      return Optional.of(report);
    } catch (Refused e) {
      boolean expected =
          switch (e.code()) {
            case "DOES_NOT_FIT" -> true;
            case "CANCELLED" -> List.of(more).contains("stopAt");
            case "DISK_FULL" -> full;
            default -> false;
          };
      if (!expected) {
        throw e;
      }
      say("  %s", e.getMessage());
      return Optional.empty();
    }
  }

  /** Takes note of a document that is in the context now. */
  void wasRead(Piece piece, JsonObject report) {
    truth.context.add(piece);
    List<String> notes = Json.strings(report.get("notes"));
    notes.forEach(note -> say("  %s", note));
    truth.kept &= notes.stream().noneMatch(note -> note.contains("not kept"));
    say("  %s restored, %s read", report.get("restored"), report.get("read"));
  }

  /** Mostly, reads what was there before the opening; the model reads no more of what was kept. */
  void readAgain() {
    if (random.nextInt(4) == 0) {
      return;
    }
    boolean kept = keptBefore;
    for (Piece piece : readBefore) {
      Optional<JsonObject> report = read(piece);
      if (report.isEmpty()) {
        Violation.unless(full, "what was read before cannot be read again");
        kept = false; // those behind it are not where they were
      } else {
        Violation.unless(
            !kept || report.get().get("read").getAsInt() == 0,
            "%s was kept, and is read again: %s",
            piece,
            report.get());
      }
    }
  }

  /** One of a list. */
  <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** A document as it may be read: whole, or some pages of it. */
  Piece piece(String id, int mostPages) {
    int pages = truth.documents.get(id).pages();
    if (pages <= mostPages && random.nextInt(5) > 0) {
      return new Piece(id, Set.of());
    }
    Set<Integer> some = new java.util.TreeSet<>();
    for (int i = 0; i < mostPages; i++) {
      some.add(1 + random.nextInt(pages));
    }
    return new Piece(id, some);
  }

  @Override
  public void close() {
    engine.close();
  }
}
