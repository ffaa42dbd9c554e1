package dev.postorder.addressbook;

import java.util.Optional;

/** To what a contact or phone belongs: an address, a counteragent, both, or neither. */
public record Belongs(Optional<Long> counteragentId, Optional<Long> addressId) {
  /** Belongs to nobody: known by its id only. */
  public static final Belongs NOBODY = new Belongs(Optional.empty(), Optional.empty());

  long counteragent() {
    return counteragentId.orElse(0L);
  }

  long address() {
    return addressId.orElse(0L);
  }
}
