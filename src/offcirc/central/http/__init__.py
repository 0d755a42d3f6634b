"""The protocol of `offcirc.wire.messages` over HTTP."""
