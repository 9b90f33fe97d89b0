// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.embedding;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.util.Set;

/** Where nothing tells what a sentence means. */
final class NoEmbedder implements SentenceEmbedder.Loader {
  @Override
  public String name() {
    return "none";
  }

  @Override
  public Set<String> languages() {
    return Set.of();
  }

  @Override
  public SentenceEmbedder load() {
    throw new CarrelException(
        Code.NATIVE_UNAVAILABLE,
        "Nothing here can tell what a sentence means.",
        "Search by words.");
  }
}
