// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.fuzz.FuzzTarget;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** {@code speeds.json}: losing it costs some seconds, whatever is in it. */
public final class SpeedsFuzz implements FuzzTarget {
  private final ScriptedModel model = new ScriptedModel("no", 6_000);

  private ReadingSpeeds speeds(Path file) {
    return new ReadingSpeeds(file, "here", () -> Instant.parse("2026-03-04T05:06:07Z"));
  }

  @Override
  public String name() {
    return "speeds";
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    Path file = Files.createTempDirectory("fuzz-speeds").resolve("speeds.json");
    ReadingSpeeds speeds = speeds(file);
    speeds.record(model, KvProfile.EXACT, 2, 0, 1000, 3);
    speeds.record(model, KvProfile.EXACT, 2, 4000, 1000, 5);
    return List.of(Files.readAllBytes(file));
  }

  @Override
  public List<byte[]> words() {
    return FuzzTarget.json("\"runs\"", "\"depth\"", "\"secondsPerToken\"", "0");
  }

  @Override
  public void run(byte[] input, Path folder) throws IOException {
    Path file = Files.write(folder.resolve("speeds.json"), input);
    speeds(file).of(model, KvProfile.EXACT, 2);
    speeds(file).record(model, KvProfile.EXACT, 2, 0, 1000, 3);
    speeds(file).of(model, KvProfile.EXACT, 2);
  }
}
