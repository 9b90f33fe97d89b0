// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.Arrays;

/** What the codec centres and balances a model's keys and values by, in its own bytes. */
public final class KvStatistics {
  private final byte[] bytes;

  public KvStatistics(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KvStatistics that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes of statistics";
  }
}
