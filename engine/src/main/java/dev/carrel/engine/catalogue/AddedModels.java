// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import com.google.gson.JsonParseException;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.JsonFile;
import dev.carrel.engine.ground.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The models that a person registered in a home: their files stay where they are. */
final class AddedModels {
  private final JsonFile<Registry> file;

  AddedModels(StoredFile file) {
    this.file = new JsonFile<>(file, Registry.class);
  }

  private record Registry(List<Added> models) {
    Registry {
      models = List.copyOf(models);
    }
  }

  /**
   * One of them.
   *
   * @param path absolute
   * @param contextLength in tokens, from its header
   */
  record Added(
      String name,
      String title,
      String path,
      long sizeBytes,
      String sha256,
      String licence,
      int contextLength) {
    /** It comes from a file that anybody may have written. */
    Added {
      Path _ = Path.of(path);
      if (name.isEmpty() || sizeBytes < 0 || contextLength < 0 || !sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("no model: " + name);
      }
      title = Objects.requireNonNullElse(title, name);
      licence = Objects.requireNonNullElse(licence, "");
    }
  }

  List<Added> all() {
    try {
      return file.read().map(Registry::models).orElse(List.of());
    } catch (IOException | JsonParseException e) {
      throw new CarrelException(
          Code.HOME_DAMAGED,
          file.place() + " cannot be read as a list of models.",
          "Move it away, and add your models again.",
          e);
    }
  }

  Optional<Added> find(String name) {
    return all().stream().filter(added -> added.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Registers a model in place of an earlier one of the same name or file. */
  void put(Added model) {
    List<Added> models = new ArrayList<>(all());
    models.removeIf(
        added -> added.name().equalsIgnoreCase(model.name()) || added.path().equals(model.path()));
    models.add(model);
    write(models);
  }

  /** Forgets a model; its file stays. */
  void remove(String name) {
    List<Added> models = new ArrayList<>(all());
    if (models.removeIf(added -> added.name().equalsIgnoreCase(name))) {
      write(models);
    }
  }

  private void write(List<Added> models) {
    try {
      file.write(new Registry(models));
    } catch (IOException e) {
      throw new CarrelException(
          Code.FILE_UNREADABLE,
          "The list of models could not be written in " + file.place() + ".",
          "Make its folder writable, or give another one with --home.",
          e);
    }
  }
}
