// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.models;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;

/** A model that can be had. */
public interface ModelOffer {
  /** For people. */
  String title();

  /** What it is good for, in a line. */
  String about();

  /** Its licence's short name. */
  String licence();

  /** Size of the download, in bytes. */
  long sizeBytes();

  /** Who is asked for it, such as a host's name. */
  String source();

  /**
   * Fetches it; what came before a cancellation or a failure is kept and used the next time.
   *
   * @throws dev.carrel.engine.ground.CarrelException DOWNLOAD_FAILED, HASH_MISMATCH, DISK_FULL,
   *     CANCELLED
   */
  void get(Progress progress, Cancellation cancellation);
}
