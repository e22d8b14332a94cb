"""The API's root and the resources that combine floors."""
