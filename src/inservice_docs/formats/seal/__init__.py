"""The signature on a certificate (電子簽章): who issued it and that nothing was changed.

Ed25519 (RFC 8032) over a COSE_Sign1 message (RFC 9052) of a few facts in CBOR (RFC 8949).
"""
