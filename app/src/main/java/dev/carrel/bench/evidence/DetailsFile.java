// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The results of contracts, one in a line of JSON, for a person to check and a run to go on. */
public final class DetailsFile {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeSpecialFloatingPointValues().create();

  private final Path file;
  private final List<ContractResult> results = new ArrayList<>();

  /**
   * Takes what is in a file, if it is there.
   *
   * @throws CarrelException FILE_CORRUPT, FILE_MISSING
   */
  public DetailsFile(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try {
        JsonText.of(file)
            .lines()
            .filter(line -> !line.isBlank())
            .forEach(line -> results.add(GSON.fromJson(line, ContractResult.class)));
      } catch (JsonParseException e) {
        throw JsonText.corrupt(file.toString(), e);
      }
    }
  }

  Optional<ContractResult> of(String run, String contract) {
    return results.stream()
        .filter(r -> r.run().equals(run) && r.file().equals(contract))
        .findFirst();
  }

  void add(ContractResult result) {
    results.add(result);
    String lines = results.stream().map(GSON::toJson).collect(Collectors.joining("\n", "", "\n"));
    try {
      DurableFile.ofPerson(file).write(lines.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CarrelException(
          Code.HOME_UNUSABLE,
          "The results cannot be written to %s: %s.".formatted(file, e.getMessage()),
          "Give --details a file that can be written.",
          e);
    }
  }
}
