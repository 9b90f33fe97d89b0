// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.embedding;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.util.Optional;
import java.util.Set;

/** Makes vectors of sentences. Thread-safe; holds some 100 MB outside the heap until closed. */
public interface SentenceEmbedder extends AutoCloseable {
  /**
   * The meaning of a passage in a language that it knows. What is too long is cut: the beginning
   * counts.
   *
   * @throws IllegalStateException if this is closed
   */
  Embedding passage(String text);

  /**
   * The meaning of a question, to be compared with passages.
   *
   * @return empty if it has no words, or is in a language that the model does not know
   * @throws IllegalStateException if this is closed
   */
  Optional<Embedding> question(String text);

  @Override
  void close();

  /** Loads one when it is first needed, which takes about half a second. */
  interface Loader {
    /** There is none: nothing is embedded. */
    Loader NONE = new NoEmbedder();

    /** Which vectors compare: those made under the same name. */
    String name();

    /** The languages whose texts mean something to it, such as {@code en}. */
    Set<String> languages();

    /**
     * Loads.
     *
     * @throws CarrelException {@link Code#NATIVE_UNAVAILABLE} if that cannot be done on this
     *     machine
     */
    SentenceEmbedder load();
  }
}
