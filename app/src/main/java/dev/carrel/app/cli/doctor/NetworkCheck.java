// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli.doctor;

import dev.carrel.engine.catalogue.ModelCatalogue;
import dev.carrel.engine.catalogue.Source;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may use the network, and what it would contact. */
public final class NetworkCheck {
  private NetworkCheck() {}

  /** Says it; contacts nobody. */
  public static Check policy(ModelCatalogue models) {
    return sources(models)
        .flatMap(
            source -> source instanceof Source.Refused no ? Stream.of(no.error()) : Stream.empty())
        .findFirst()
        .map(no -> Check.failed("network", no.getMessage(), no.remedy()))
        .orElseGet(() -> hosts(models));
  }

  private static Stream<Source> sources(ModelCatalogue models) {
    return Stream.concat(models.models().stream(), models.recognizer().stream())
        .flatMap(model -> model.sources().stream());
  }

  private static Check hosts(ModelCatalogue models) {
    String hosts =
        sources(models)
            .flatMap(NetworkCheck::host)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return Check.ok(
        "network",
        "used only by 'models get', and by the first 'ask' for the default model: "
            + hosts
            + " (which may lead on to where it keeps its files), and the package index that pip is"
            + " set up for"
            + build()
            + ". Nothing else contacts anyone; documents never leave this machine");
  }

  private static String build() {
    return System.getProperty("carrel.source.dir", "").isEmpty()
        ? ""
        : "; and by a build from the sources, for libraries and for llama.cpp's source";
  }

  private static Stream<String> host(Source source) {
    return source instanceof Source.Http http ? Stream.of(http.uri().getHost()) : Stream.empty();
  }
}
