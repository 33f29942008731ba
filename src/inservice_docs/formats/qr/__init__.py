"""QR codes (二維條碼): written for certificates, read back from pictures and documents."""
