// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.engine.context.ReadingChoice;
import dev.carrel.engine.ground.CarrelException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where a document of the shelf stands on its way from a file to something that was read. */
public sealed interface ItemState {
  /**
   * Its file is being taken in.
   *
   * @param share 0 to 1, negative while it is not known
   */
  record Adding(double share) implements ItemState {}

  /**
   * It is a document that can be looked at; its pictures are read.
   *
   * @param page that is read, from 1; 0 while none was
   * @param pages in all; 0 while that is not known
   * @param left time to the end; empty while it cannot be told
   */
  record Recognizing(Stage stage, int page, int pages, Optional<Duration> left)
      implements ItemState {
    /** How far it is. */
    public enum Stage {
      /** Others are before it. */
      WAITING,
      READING,
      /** By a person. */
      PAUSED
    }

    static final Recognizing WAITING = new Recognizing(Stage.WAITING, 0, 0, Optional.empty());

    Recognizing paused() {
      return new Recognizing(Stage.PAUSED, page, pages, Optional.empty());
    }

    Recognizing waiting() {
      return new Recognizing(Stage.WAITING, page, pages, Optional.empty());
    }

    boolean isPaused() {
      return stage == Stage.PAUSED;
    }

    /** Of its pages that are done, 0 to 1. */
    double share() {
      return pages == 0 ? 0 : (double) (page - 1) / pages;
    }
  }

  /** Its file is encrypted. */
  record PasswordNeeded(boolean wrong) implements ItemState {}

  /** It can be searched; the model has not read it. */
  record Indexed() implements ItemState {}

  /** It was read with its collection: what was read is on disk and opens in seconds. */
  record Kept() implements ItemState {}

  /** A person chose that it is not read with the others. */
  record SetAside(ReadingChoice.Aside why) implements ItemState {}

  /** It waits for its turn to be read. */
  record Queued() implements ItemState {}

  /** What the model is at. */
  enum Phase {
    /** It is brought into memory. */
    LOADING,
    /** It is measured, once in its life, so that its context can be compressed. */
    MEASURING,
    READING
  }

  /**
   * The model is being made ready for it, or reads it.
   *
   * @param share of the phase, 0 to 1, negative while it is not known
   * @param left time to the end; empty while it cannot be told
   */
  record Reading(Phase phase, double share, Optional<Duration> left) implements ItemState {
    /** Whether the model is still being made ready. */
    public boolean loading() {
      return phase != Phase.READING;
    }
  }

  /**
   * The model has read every page that has text.
   *
   * @param notes what a person should know of it, as sentences
   */
  record Read(List<String> notes) implements ItemState {
    public Read {
      notes = List.copyOf(notes);
    }
  }

  /** The last thing that was tried did not work; what there was before is kept. */
  record Failed(CarrelException error) implements ItemState {}

  /** Whether it is in the library and could be read, but is not. */
  default boolean canBeRead() {
    return this instanceof Indexed
        || this instanceof Kept
        || this instanceof SetAside
        || this instanceof Failed;
  }

  /** Whether something is under way or waits that a person may cancel. */
  default boolean isBusy() {
    return this instanceof Adding
        || this instanceof Queued
        || this instanceof Reading
        || this instanceof Recognizing;
  }
}
