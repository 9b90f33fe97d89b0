// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.app.cli.ContextsCommand.Aside;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.keep.KeptContext;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.keep.SetAside;
import java.util.List;
import java.util.Locale;

/** What people write for a kept context: the beginning of its id. */
final class ContextIds {
  private ContextIds() {}

  /**
   * The contexts that are meant.
   *
   * @param beginnings of their ids
   * @throws CarrelException FILE_MISSING if one of them begins no id, or more than one
   */
  static List<KeptContext> of(KeptContexts contexts, List<String> beginnings) {
    List<KeptContext> all = contexts.list();
    return beginnings.stream()
        .map(beginning -> one(all, contexts.setAside(), beginning))
        .distinct()
        .toList();
  }

  private static KeptContext one(List<KeptContext> all, List<SetAside> aside, String beginning) {
    String start = beginning.toLowerCase(Locale.ROOT);
    List<KeptContext> found = all.stream().filter(c -> c.id().startsWith(start)).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (!found.isEmpty()) {
      throw new CarrelException(
          Code.FILE_MISSING,
          found.size() + " kept contexts begin with '" + beginning + "'.",
          "Write more of the id.");
    }
    throw new CarrelException(
        Code.FILE_MISSING,
        aside.stream()
            .filter(file -> file.file().startsWith(start))
            .map(file -> Aside.of(file).line() + " It was set aside.")
            .findFirst()
            .orElse("No kept context is called '" + beginning + "'."),
        "See what there is with: carrel contexts list");
  }
}
