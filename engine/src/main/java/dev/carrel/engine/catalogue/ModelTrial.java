// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import com.google.gson.JsonParseException;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.JavaProgram;
import dev.carrel.engine.ground.JsonFile;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.llama.ModelTrialMain;
import dev.carrel.engine.sandbox.GuardedJava;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model that is not in the catalogue is opened in a process of its own before it is opened here:
 * what crashes llama.cpp then ends that process. One that was opened well once is known by its
 * hash. Thread-safe.
 */
final class ModelTrial {
  private static final long LOOK_MILLIS = 50;

  /** The words of a large model, on a machine with other work. */
  private static final long MOST_SECONDS = 120;

  private static final int MOST_WORDS = 500;

  private static final long HEAP_BYTES = 64L << 20;

  /** For the words and the tables of tensors; no weights are read. */
  private static final long NATIVE_BYTES = 2L << 30;

  private final Optional<GuardedJava> java;
  private final JsonFile<Tried> file;
  private final Map<String, CarrelException> refused = new ConcurrentHashMap<>();

  /**
   * On a platform without a Java to start there is no trial.
   *
   * @param known in which is noted what was opened well; losing it costs a second for each model
   */
  ModelTrial(Platform platform, Path known) {
    this.java =
        platform
            .java()
            .map(
                program ->
                    new GuardedJava(
                        program,
                        ModelTrialMain.class.getName(),
                        platform.environment(),
                        HEAP_BYTES,
                        NATIVE_BYTES));
    this.file = new JsonFile<>(DurableFile.ours(known), Tried.class);
  }

  private record Tried(@Nullable List<@Nullable String> sha256) {}

  /**
   * Returns if the model can be opened.
   *
   * @throws CarrelException MODEL_INVALID if it cannot; CANCELLED; INTERNAL if it cannot be tried
   */
  void require(Path model, String sha256, Cancellation cancellation) {
    if (java.isEmpty() || known().contains(sha256)) {
      return;
    }
    CarrelException before = refused.get(sha256);
    if (before != null) {
      throw before;
    }
    Optional<String> why = tryIt(java.get(), model, cancellation);
    if (why.isPresent()) {
      CarrelException refusal =
          new CarrelException(
              Code.MODEL_INVALID,
              "The model %s could not be opened safely: %s."
                  .formatted(model.getFileName(), why.get()),
              "Get the file again from where it came from, or take another model: 'carrel models"
                  + " list'.");
      refused.put(sha256, refusal);
      throw refusal;
    }
    note(sha256);
  }

  private static Optional<String> tryIt(GuardedJava java, Path model, Cancellation cancellation) {
    try {
      Path folder = Files.createTempDirectory("carrel-model").toAbsolutePath();
      try {
        Process process =
            java.in(folder, readable(java.java(), model))
                .startWithErrorsIn(folder.resolve("errors.txt"));
        try {
          process.getOutputStream().close();
          return outcome(process, cancellation);
        } finally {
          process.destroyForcibly().onExit().join();
        }
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new CarrelException(
          Code.INTERNAL,
          "The process that tries a model could not be started: " + e.getMessage() + ".",
          "Look at what 'carrel doctor' says, then try again.",
          e);
    }
  }

  private static List<Path> readable(JavaProgram program, Path model) {
    Stream<Path> libraries =
        program.nativePlaces().values().stream()
            .flatMap(places -> Stream.of(places.split(File.pathSeparator)))
            .filter(place -> !place.isEmpty())
            .map(Path::of)
            .filter(Path::isAbsolute);
    return Stream.concat(libraries, Stream.of(model)).toList();
  }

  /** Why it could not be opened; empty if it could. */
  private static Optional<String> outcome(Process process, Cancellation cancellation)
      throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    try {
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        cancellation.throwIfRequested();
        if (System.nanoTime() > until) {
          return Optional.of("it took longer than " + MOST_SECONDS + " seconds");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Cancellation.cancelled();
    }
    if (process.exitValue() != 0) {
      return Optional.of("llama.cpp crashed on it (status " + process.exitValue() + ")");
    }
    byte[] said = process.getInputStream().readNBytes(MOST_WORDS);
    String words = new String(said, StandardCharsets.UTF_8).strip().replaceFirst("\\.$", "");
    return words.equals(ModelTrialMain.WELL) ? Optional.empty() : Optional.of(words);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }

  private Set<String> known() {
    Set<String> known = new TreeSet<>();
    try {
      List<@Nullable String> noted = file.read().map(Tried::sha256).orElse(List.of());
      for (String sha256 : noted) {
        if (sha256 != null) {
          known.add(sha256);
        }
      }
    } catch (IOException | JsonParseException e) {
      known.clear(); // damaged: they are tried anew
    }
    return known;
  }

  private void note(String sha256) {
    Set<String> all = known();
    all.add(sha256);
    try {
      file.write(new Tried(List.copyOf(all)));
    } catch (IOException e) {
      System.getLogger(ModelTrial.class.getName())
          .log(System.Logger.Level.DEBUG, "a trial could not be noted in " + file.place(), e);
    }
  }
}
