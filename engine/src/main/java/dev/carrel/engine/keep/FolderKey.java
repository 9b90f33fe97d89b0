// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import dev.carrel.engine.ground.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret by which a folder knows its own files: 32 random bytes in the file {@code key}. Native
 * code that takes a context back trusts it; so a file that came from elsewhere must not reach it.
 */
final class FolderKey {
  static final int SIGNATURE = 32;

  private static final int LENGTH = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;

  private FolderKey(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The folder's key; a new one if there is none, or none of the right length. */
  static FolderKey open(StoredFile file) throws IOException {
    Optional<byte[]> kept = file.read(LENGTH).filter(bytes -> bytes.length == LENGTH);
    if (kept.isPresent()) {
      return new FolderKey(kept.get());
    }
    byte[] fresh = new byte[LENGTH];
    new SecureRandom().nextBytes(fresh);
    file.write(fresh);
    return new FolderKey(fresh);
  }

  /** HMAC-SHA-256 of some bytes. */
  byte[] sign(ByteBuffer bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update(bytes.duplicate());
      return mac.doFinal();
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  boolean signed(ByteBuffer bytes, byte[] signature) {
    return MessageDigest.isEqual(sign(bytes), signature);
  }
}
