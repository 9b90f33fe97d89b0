// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.carrel.app.start.DeskProcess;
import dev.carrel.bench.MemoryProbe.Figures;
import dev.carrel.bench.MemoryProbe.Task;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.ProgramRun;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What plans foretell against what processes take. Each row is two processes with the options that
 * the launcher gives: one plans, one makes the context, fills it and reads at its end.
 */
public final class MemoryBench {
  private static final List<String> INHERITED =
      List.of("carrel.native.dir", "carrel.native.variant", "java.library.path");

  private final Platform platform;
  private final InstalledModel model;
  private final int threads;
  private final Cancellation cancellation;

  /** Of one model. */
  public MemoryBench(
      Platform platform, InstalledModel model, int threads, Cancellation cancellation) {
    this.platform = platform;
    this.model = model;
    this.threads = threads;
    this.cancellation = cancellation;
  }

  /**
   * Measures each profile at each length.
   *
   * @param lengths in tokens, some hundred at least
   * @throws CarrelException OUT_OF_MEMORY or another of its codes, with the process's last words;
   *     CANCELLED
   */
  public List<MemoryRow> run(List<KvProfile> profiles, List<Integer> lengths, Progress progress) {
    List<MemoryRow> rows = new ArrayList<>();
    for (int tokens : lengths) {
      for (KvProfile profile : profiles) {
        progress.at(Stage.TIME_STEPS, rows.size(), (long) lengths.size() * profiles.size());
        rows.add(row(profile, tokens));
      }
    }
    return rows;
  }

  private MemoryRow row(KvProfile profile, int tokens) {
    Figures predicted = figures(Task.PREDICT, profile, tokens);
    Figures measured = figures(Task.MEASURE, profile, tokens);
    return new MemoryRow(
        profile,
        tokens,
        predicted.weightsBytes(),
        predicted.kvBytes(),
        predicted.computeBytes(),
        predicted.overheadBytes(),
        predicted.bytes(),
        measured.bytes());
  }

  private Figures figures(Task task, KvProfile profile, int tokens) {
    try {
      Path file = Files.createTempFile("carrel-bench", ".json");
      try {
        String output = run(command(task, profile, tokens, file));
        String json = Files.readString(file);
        if (json.isEmpty()) {
          throw failed(output);
        }
        return new Gson().fromJson(json, Figures.class);
      } finally {
        Files.delete(file);
      }
    } catch (IOException | JsonParseException e) {
      throw failed(String.valueOf(e.getMessage()));
    }
  }

  private List<String> command(Task task, KvProfile profile, int tokens, Path file) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "-XX:+UseSerialGC", "-Xms32m", "-Xmn16m", "--enable-native-access=ALL-UNNAMED"));
    for (String name : INHERITED) {
      Optional.ofNullable(System.getProperty(name))
          .ifPresent(value -> command.add("-D" + name + "=" + value));
    }
    Stream.of(
            "-cp",
            DeskProcess.classPath(),
            MemoryProbe.class.getName(),
            task.name(),
            model.name(),
            model.path().toAbsolutePath().toString(),
            model.sha256(),
            Integer.toString(tokens),
            profile.name(),
            Integer.toString(threads),
            file.toString())
        .forEach(command::add);
    return command;
  }

  /** The processes look for calibrations where this one does. */
  private ProgramRun process(List<String> command) {
    return DeskProcess.java(command).with("CARREL_CACHE", platform.cache().toString());
  }

  private String run(List<String> command) throws IOException {
    Process process = process(command).startJoined();
    try (Cancellation.Registration _ = cancellation.onRequest(process::destroyForcibly)) {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      cancellation.throwIfRequested();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  private CarrelException failed(String output) {
    List<String> lines =
        output.lines().map(String::strip).filter(line -> !line.startsWith("at ")).toList();
    return new CarrelException(
        Code.OUT_OF_MEMORY,
        "A context of %s could not be measured: %s"
            .formatted(
                model.name(),
                lines.stream()
                    .skip(Math.max(0, lines.size() - 3))
                    .collect(Collectors.joining(" "))),
        "Take fewer --tokens or a smaller profile.");
  }
}
