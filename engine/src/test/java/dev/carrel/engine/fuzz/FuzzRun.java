// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.fuzz;

import dev.carrel.engine.ground.CarrelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The process that reads. Says on standard output what it found, a line each, and {@link #DONE} at
 * the end. Before an input is read it lies in {@link #CURRENT}, so that it is known if the process
 * dies of it.
 */
final class FuzzRun {
  static final String CURRENT = "current";
  static final String FOUND = "found ";
  static final String DONE = "done ";

  /** The exit status when an input took too long. */
  static final int TOO_SLOW = 3;

  /** Of inputs from which others are made. */
  private static final int MOST_PARENTS = 500;

  private static final Duration SHORTENING = Duration.ofSeconds(2);

  private final FuzzTarget target;
  private final Path folder;
  private final Random random;
  private final Mutator mutator;
  private final List<byte[]> parents = new ArrayList<>();
  private final Set<String> outcomes = new HashSet<>();
  private final Set<String> failures = new HashSet<>();
  private int inputs;
  private volatile long started = Long.MAX_VALUE;

  private FuzzRun(FuzzTarget target, Path folder, long seed) {
    this.target = target;
    this.folder = folder;
    this.random = new Random(seed);
    this.mutator = new Mutator(random, target.words(), target.mostBytes());
  }

  /** As {@link Fuzzing} calls it: class, folder, kept inputs, seed, milliseconds, least inputs. */
  public static void main(String[] args) throws Exception {
    FuzzTarget target =
        Class.forName(args[0]).asSubclass(FuzzTarget.class).getDeclaredConstructor().newInstance();
    FuzzRun run = new FuzzRun(target, Path.of(args[1]), Long.parseLong(args[3]));
    Thread.ofPlatform().daemon().start(run::watch);
    run.all(
        FuzzInputs.kept(Path.of(args[2])),
        Duration.ofMillis(Long.parseLong(args[4])),
        Integer.parseInt(args[5]));
    System.exit(0); // whatever a target has left running
  }

  private void all(List<byte[]> kept, Duration time, int least) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    Files.createDirectories(folder.resolve("files"));
    parents.addAll(target.seeds());
    parents.addAll(kept);
    for (byte[] input : List.copyOf(parents)) {
      read(input);
    }
    for (int i = 0; i < least || System.nanoTime() < end; i++) {
      byte[] input = mutator.mutate(any(), any());
      if (read(input) && parents.size() < MOST_PARENTS) {
        parents.add(input);
      }
    }
    System.out.println(DONE + inputs + " inputs, " + outcomes.size() + " kinds of outcome");
  }

  private byte[] any() {
    return parents.get(random.nextInt(parents.size()));
  }

  /** Reads an input, and tells if it failed; whether something came of it that never did before. */
  private boolean read(byte[] input) throws IOException {
    inputs++;
    Optional<Throwable> thrown = outcome(input);
    boolean isNew = outcomes.add(thrown.map(e -> kind(e, 3)).orElse("read"));
    if (thrown.filter(FuzzRun::isFailure).isPresent() && failures.add(kind(thrown.get(), 1))) {
      String kind = kind(thrown.get(), 1);
      byte[] shorter = thrown.get() instanceof OutOfMemoryError ? input : shortened(input, kind);
      Path file = FuzzInputs.save(folder, shorter);
      System.out.println(FOUND + file + ": " + kind);
    }
    return isNew;
  }

  private Optional<Throwable> outcome(byte[] input) throws IOException {
    Files.write(folder.resolve(CURRENT), input);
    started = System.nanoTime();
    try {
      target.run(input, folder.resolve("files"));
      return Optional.empty();
    } catch (Throwable e) {
      return Optional.of(e);
    } finally {
      started = Long.MAX_VALUE;
    }
  }

  private static boolean isFailure(Throwable e) {
    return !(e instanceof IOException) && !(e instanceof CarrelException);
  }

  /**
   * What was thrown first and where, without what differs from input to input.
   *
   * @param frames how many calls tell one place from another
   */
  private static String kind(Throwable e, int frames) {
    Throwable first = e;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String where =
        Stream.of(first.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("dev.carrel."))
            .limit(frames)
            .map(f -> f.getClassName() + "." + f.getMethodName() + ":" + f.getLineNumber())
            .collect(Collectors.joining(" from "));
    return first.getClass().getName() + " at " + where;
  }

  /** Takes away what may be missing without changing the kind of failure. */
  private byte[] shortened(byte[] input, String kind) throws IOException {
    long end = System.nanoTime() + SHORTENING.toNanos();
    byte[] best = input;
    for (int piece = Math.max(1, best.length / 2); piece >= 1; piece /= 2) {
      for (int at = 0; at + piece <= best.length && System.nanoTime() < end; ) {
        byte[] tried = Mutator.cut(best, at, piece);
        if (outcome(tried).map(e -> kind(e, 1)).filter(kind::equals).isPresent()) {
          best = tried;
        } else {
          at += piece;
        }
      }
    }
    return best;
  }

  /** Ends the process when an input takes too long. */
  private void watch() {
    long patience = target.patience().toNanos();
    while (true) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        return;
      }
      long since = started;
      if (since != Long.MAX_VALUE && System.nanoTime() - since > patience) {
        Runtime.getRuntime().halt(TOO_SLOW);
      }
    }
  }
}
