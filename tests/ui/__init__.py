"""The kiosk's pages, driven by keys as people drive them."""
