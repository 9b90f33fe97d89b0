// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.models.ModelsModel;
import dev.carrel.app.review.ReviewFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Files that come to the desk: documents go to the shelf, models to their room. What comes before
 * the engine is open waits for it.
 */
final class Deliveries {
  private final Supplier<Optional<DeskModels>> models;
  private final Runnable onModel;
  private final Runnable onSet;
  private final List<Path> waiting = new ArrayList<>();

  /**
   * Nothing came yet.
   *
   * @param models once the engine is open
   * @param onModel told when a model is among what came
   * @param onSet told when a set of questions is
   */
  Deliveries(Supplier<Optional<DeskModels>> models, Runnable onModel, Runnable onSet) {
    this.models = models;
    this.onModel = onModel;
    this.onSet = onSet;
  }

  /** Takes files and folders. */
  void add(List<Path> files) {
    models.get().ifPresentOrElse(open -> add(open, files), () -> waiting.addAll(files));
  }

  private void add(DeskModels open, List<Path> files) {
    Map<Boolean, List<Path>> kinds =
        files.stream().collect(Collectors.partitioningBy(ModelsModel::isModel));
    List<Path> dropped = kinds.getOrDefault(true, List.of());
    if (!dropped.isEmpty()) {
      onModel.run();
      open.models().add(dropped);
    }
    List<Path> others = kinds.getOrDefault(false, List.of());
    List<Path> sets = others.stream().filter(ReviewFiles::isSet).toList();
    if (!sets.isEmpty()) {
      onSet.run();
      sets.forEach(open.review().files()::bring);
    }
    List<Path> documents = others.stream().filter(file -> !sets.contains(file)).toList();
    if (!documents.isEmpty()) {
      open.shelf().intake().add(documents);
    }
  }

  /** What a person has opened: the first of it is shown once it is here. */
  void open(List<Path> files) {
    models.get().ifPresent(open -> open.shelf().intake().showWhenHere(files));
    add(files);
  }

  /** Takes what waited; tells whether something did. */
  boolean takeWaiting() {
    List<Path> files = List.copyOf(waiting);
    waiting.clear();
    open(files);
    return !files.isEmpty();
  }
}
